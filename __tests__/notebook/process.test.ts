import {spawn} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from '@jest/globals';
import * as zmq from 'zeromq';
import {KernelClient, only, printed} from '../helpers/kernel-client.ts';

let kernel: KernelClient | null = null;
afterEach(() => kernel?.stop());

describe('the process of a kernel', () => {
  it('says that it starts, and ends when told to', async () => {
    kernel = await KernelClient.start();
    // While it loads the compiler it would be killed instead.
    await kernel.execute('1');
    const at = performance.now();
    const {reply, outputs} = await kernel.ask('shutdown_request', {restart: true}, 'control');
    expect(reply).toEqual({status: 'ok', restart: true});
    expect(outputs.map(({type}) => type)).toEqual(['status', 'shutdown_reply', 'status']);
    expect(await kernel.exited()).toBe(0);
    expect(performance.now() - at).toBeLessThan(2000);
  });
  it('ends when told to on the shell channel', async () => {
    kernel = await KernelClient.start();
    expect((await kernel.ask('shutdown_request', {restart: false})).reply).toEqual({status: 'ok', restart: false});
    expect(await kernel.exited()).toBe(0);
  });
  it('ends although a cell blocks it', async () => {
    kernel = await KernelClient.start();
    await kernel.execute('1');
    const cell = kernel.sendCell('while (true);');
    await kernel.wait('iopub', ({parent, type}) => parent === cell && type === 'execute_input');
    const id = kernel.send('control', 'shutdown_request', {restart: false});
    const {content} = await kernel.wait('control', ({parent}) => parent === id);
    expect(content).toEqual({status: 'ok', restart: false});
    await kernel.exited();
  });
  it('ends on SIGTERM', async () => {
    kernel = await KernelClient.start();
    await kernel.ask('kernel_info_request');
    kernel.process.kill('SIGTERM');
    expect(await kernel.exited()).toBe(0);
  });
  it('takes an empty key', async () => {
    kernel = await KernelClient.start({settings: {key: ''}});
    expect((await kernel.ask('kernel_info_request')).reply).toMatchObject({status: 'ok'});
  });
  it('speaks over IPC', async () => {
    kernel = await KernelClient.start({
      settings: {transport: 'ipc', ip: join(tmpdir(), `tagnosis-ipc-${process.pid}`)},
    });
    expect((await kernel.ask('kernel_info_request')).reply).toMatchObject({status: 'ok'});
  });
  it('speaks CURVE, and only with who has keys', async () => {
    const [server, client] = [zmq.curveKeyPair(), zmq.curveKeyPair()];
    kernel = await KernelClient.start({
      settings: {curve_publickey: server.publicKey, curve_secretkey: server.secretKey},
      curve: client,
    });
    expect((await kernel.ask('kernel_info_request')).reply).toMatchObject({status: 'ok'});
    expect(await kernel.heartbeat('x')).toBe('x');
    const plain = new zmq.Request({linger: 0, receiveTimeout: 1000});
    plain.connect(`tcp://127.0.0.1:${String(kernel.settings['hb_port'])}`);
    await plain.send('x');
    await expect(plain.receive()).rejects.toThrow();
    plain.close();
  });
  it('bounds its memory when a cell prints without end', async () => {
    kernel = await KernelClient.start();
    const ran = await kernel.execute(
      `const line = 'x'.repeat(999) + '\\n'; for (let i = 0; i < 50_000; i++) process.stdout.write(line); process.memoryUsage().rss`,
    );
    const text = printed(ran);
    expect(text.length).toBeLessThanOrEqual(50e6);
    expect(text.endsWith(`x\n`)).toBe(true);
    const {data} = only(ran, 'execute_result') as {readonly data: {readonly 'text/plain': string}};
    expect(Number(data['text/plain'])).toBeLessThan(600e6);
  });
  it('ends when what started it is killed', async () => {
    const script = `
      const {spawn} = require('node:child_process');
      const child = spawn(process.execPath, process.argv.slice(1), {stdio: 'ignore'});
      console.error(child.pid);
      setInterval(() => {}, 1000);`;
    kernel = await KernelClient.start({argv: [process.execPath, '-e', script, '--', ...kernelArgs().slice(1)]});
    const id = await new Promise<number>(done => kernel?.process.stderr?.once('data', text => done(Number(text))));
    await kernel.execute('1');
    kernel.sendCell('while (true);');
    kernel.process.kill('SIGKILL');
    await expect(gone(id)).resolves.toBe(true);
  });
  it('says in every cell what is missing without tslab', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tagnosis-engineless-'));
    const own = join(folder, 'node_modules', 'tagnosis');
    mkdirSync(own, {recursive: true});
    for (const name of ['dist', 'package.json']) cpSync(name, join(own, name), {recursive: true});
    symlinkSync(join(process.cwd(), 'node_modules', 'zeromq'), join(folder, 'node_modules', 'zeromq'));
    kernel = await KernelClient.start({argv: kernelArgs(join(own, 'dist/kernel.cjs'))});
    for (const code of ['1', '2']) {
      const {reply} = await kernel.execute(code);
      expect(reply).toMatchObject({status: 'error', ename: 'TagnosisError'});
      expect(reply['traceback']).toContain('Run: tagnosis kernel install');
    }
    expect((await kernel.ask('is_complete_request', {code: '1'})).reply).toMatchObject({status: 'error'});
    rmSync(folder, {recursive: true});
  });
  it('leaves a log only where it is told', async () => {
    kernel = await KernelClient.start({env: {TAGNOSIS_KERNEL_LOG: 'kernel.log'}});
    kernel.send('shell', 'kernel_info_request', {}, 'another key');
    await kernel.ask('kernel_info_request');
    const path = join(kernel.folder, 'kernel.log');
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('the signature is wrong');
  });
  it.each([
    [[], 'Which connection file?'],
    [['--connection-file', 'nowhere.json'], 'nowhere.json cannot be read'],
  ])('started with %j exits with 2 and a line', async (args, words) => {
    const child = spawn(process.execPath, ['dist/kernel.cjs', 'kernel', 'run', ...args]);
    const text: Buffer[] = [];
    child.stderr.on('data', (part: Buffer) => text.push(part));
    const code = await new Promise(done => child.once('close', done));
    expect(code).toBe(2);
    expect(Buffer.concat(text).toString()).toContain(words);
    expect(Buffer.concat(text).toString()).not.toContain('    at ');
  });
});

function kernelArgs(script = join(process.cwd(), 'dist/kernel.cjs')): string[] {
  return [
    process.execPath,
    '--no-force-async-hooks-checks',
    script,
    'kernel',
    'run',
    '--connection-file',
    '{connection_file}',
  ];
}

/** Whether a process ends within five seconds. */
async function gone(id: number): Promise<boolean> {
  for (let i = 0; i < 50; i++) {
    try {
      process.kill(id, 0);
    } catch {
      return true;
    }
    await new Promise(done => setTimeout(done, 100));
  }
  return false;
}
