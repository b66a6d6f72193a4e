import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only, printed} from '../helpers/kernel-client.ts';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute('0', {}, 50_000);
}, 60_000);
afterAll(() => kernel.stop());

const types = ({outputs}: {readonly outputs: readonly {readonly type: string}[]}) => outputs.map(({type}) => type);

describe('without a cell, the kernel', () => {
  it('echoes the heartbeat', async () => expect(await kernel.heartbeat('ping')).toBe('ping'));
  it('welcomes who subscribes', async () => {
    const {content} = await kernel.wait('iopub', ({type}) => type === 'iopub_welcome');
    expect(content).toEqual({subscription: ''});
  });
  it('tells of itself on both channels', async () => {
    const {reply} = await kernel.ask('kernel_info_request');
    expect(reply).toMatchObject({
      status: 'ok',
      protocol_version: '5.5',
      implementation: 'tagnosis',
      language_info: {name: 'typescript', version: '5.0.4', file_extension: '.ts', mimetype: 'text/typescript'},
    });
    expect((await kernel.ask('kernel_info_request', {}, 'control')).reply).toEqual(reply);
  });
  it('has no comms, and refuses one', async () => {
    expect((await kernel.ask('comm_info_request')).reply).toEqual({status: 'ok', comms: {}});
    const id = kernel.send('shell', 'comm_open', {comm_id: 'x', target_name: 'jupyter.widget', data: {}});
    await kernel.idle(id);
    expect(kernel.messages.iopub.find(({type, parent}) => type === 'comm_close' && parent === id)?.content).toEqual({
      comm_id: 'x',
      data: {},
    });
  });
  it('tells its ports', async () => {
    const {reply} = await kernel.ask('connect_request');
    expect(reply).toMatchObject({shell_port: kernel.settings['shell_port'], hb_port: kernel.settings['hb_port']});
  });
  it('stays silent on what it does not know, but busy and idle', async () => {
    const id = kernel.send('control', 'debug_request', {});
    await kernel.idle(id);
    const unknown = kernel.send('shell', 'create_subshell_request', {});
    await kernel.idle(unknown);
    expect(
      [...kernel.messages.control, ...kernel.messages.shell].filter(({parent}) => parent === id || parent === unknown),
    ).toEqual([]);
  });
  it('drops a request whose signature is wrong', async () => {
    const id = kernel.send('shell', 'kernel_info_request', {}, 'another key');
    await kernel.ask('kernel_info_request');
    expect(kernel.messages.iopub.filter(({parent}) => parent === id)).toEqual([]);
  });
});

describe('a cell', () => {
  it('is told with its number, shows its result before the reply, and ends idle', async () => {
    const ran = await kernel.execute('1 + 1');
    expect(types(ran)).toEqual(['status', 'execute_input', 'execute_result', 'status']);
    const count = ran.reply['execution_count'];
    expect(ran.reply).toEqual({status: 'ok', execution_count: count, payload: [], user_expressions: {}});
    expect(only(ran, 'execute_input')).toEqual({code: '1 + 1', execution_count: count});
    expect(only(ran, 'execute_result')).toEqual({execution_count: count, data: {'text/plain': '2'}, metadata: {}});
    const next = await kernel.execute('const x = 1');
    expect(types(next)).toEqual(['status', 'execute_input', 'status']);
    expect(next.reply['execution_count']).toBe(Number(count) + 1);
  });
  it('prints', async () => {
    const ran = await kernel.execute('console.log("hat"); console.error("cap"); process.stdout.write("bow")');
    expect(types(ran).slice(2, 5)).toEqual(['stream', 'stream', 'stream']);
    expect([printed(ran), printed(ran, 'stderr')]).toEqual(['hat\nbow', 'cap\n']);
  });
  it.each([
    ['[1,2,3].map(x=>x*x)', '[ 1, 4, 9 ]'],
    ['await (Promise.resolve(2))', '2'],
    ['let n = 0; for await (const k of [1, Promise.resolve(2)]) n += k; n', '3'],
    ['Promise.resolve("hat")', "'hat'"],
    ['null', 'null'],
    ['"😀"', "'😀'"],
  ])('%s shows %s', async (code, text) =>
    expect(only(await kernel.execute(code), 'execute_result')['data']).toEqual({'text/plain': text}),
  );
  it('shows nothing for undefined', async () =>
    expect(types(await kernel.execute('undefined'))).toEqual(['status', 'execute_input', 'status']));
  it('remembers earlier ones, with types', async () => {
    await kernel.execute('interface Hat { brim: number }\nconst hat: Hat = {brim: 3};\nlet again = 1; let again2 = 2');
    expect(only(await kernel.execute('let again = hat.brim; again'), 'execute_result')).toMatchObject({
      data: {'text/plain': '3'},
    });
    expect((await kernel.execute('hat.rim')).reply).toMatchObject({ename: 'TypeScriptError'});
  });
  it('that does not compile says where', async () => {
    const ran = await kernel.execute('const a = 1;\nfunction function');
    const {reply} = ran;
    expect(reply).toMatchObject({status: 'error', ename: 'TypeScriptError', evalue: expect.any(String)});
    expect((reply['traceback'] as string[])[0]).toMatch(/^cell \d+, 2:10 – /);
    expect(only(ran, 'error')).toEqual({
      ename: reply['ename'],
      evalue: reply['evalue'],
      traceback: reply['traceback'],
    });
  });
  it('that throws shows frames of cells only', async () => {
    const {reply} = await kernel.execute('function wear() { throw new RangeError("too many hats") }');
    const made = Number(reply['execution_count']);
    const ran = await kernel.execute('wear()');
    expect(ran.reply).toMatchObject({
      status: 'error',
      ename: 'RangeError',
      evalue: 'too many hats',
      traceback: ['RangeError: too many hats', `    at wear (cell ${made})`, `    at cell ${made + 1}`],
    });
  });
  it.each(['throw "hat"', 'await Promise.reject(new Error("hat"))', 'Promise.reject(new Error("hat"))'])(
    '%s is an error',
    async code => expect((await kernel.execute(code)).reply).toMatchObject({status: 'error', ename: 'Error'}),
  );
  it('cannot end the kernel', async () =>
    expect((await kernel.execute('process.exit()')).reply).toMatchObject({ename: 'KernelError'}));
  it('that is silent tells nothing and is not counted', async () => {
    const {reply} = await kernel.execute('1');
    const ran = await kernel.execute('console.log("hat"); 3', {silent: true});
    expect(types(ran)).toEqual(['status', 'status']);
    expect(ran.reply['execution_count']).toBe(reply['execution_count']);
    expect((await kernel.execute('1', {store_history: false})).reply['execution_count']).toBe(reply['execution_count']);
  });
  it('has expressions of the front end evaluated', async () => {
    const {reply} = await kernel.execute('const size = 7', {
      user_expressions: {a: 'size * 2', b: 'nothing', c: 'throw 1'},
    });
    expect(reply['user_expressions']).toMatchObject({
      a: {status: 'ok', data: {'text/plain': '14'}, metadata: {}},
      b: {status: 'error', ename: 'TypeScriptError'},
      c: {status: 'error', evalue: '1'},
    });
  });
  it('prints errors that nobody caught: each once, with its frames, on stderr', async () => {
    const before = kernel.messages.iopub.length;
    await kernel.execute(
      'setTimeout(() => { throw new Error("late hat") }, 1); Promise.reject(new Error("lost cap")); 0',
    );
    const ran = await kernel.execute('await new Promise(done => setTimeout(done, 60)); "well"');
    expect(ran.reply).toMatchObject({status: 'ok'});
    expect(only(ran, 'execute_result')).toMatchObject({data: {'text/plain': "'well'"}});
    const told = kernel.messages.iopub.slice(before).filter(({type}) => type === 'stream');
    expect(new Set(told.map(({content}) => content['name']))).toEqual(new Set(['stderr']));
    const lines = told.map(({content}) => String(content['text'])).join('');
    expect(
      lines
        .split('\n')
        .filter(line => line.startsWith('Uncaught'))
        .toSorted(),
    ).toEqual(['Uncaught Error: late hat', 'Uncaught Error: lost cap']);
    expect(lines).toMatch(/Uncaught Error: late hat\n(?: {4}at .*\n)*? {4}at .*\(?cell \d+\)?\n/);
    expect(lines).not.toMatch(/tslab|node:|kernel\.cjs/);
  });
  it('has immediates as everywhere', async () => {
    const ran = await kernel.execute(`
      import {promisify} from 'node:util';
      import {setImmediate as later} from 'node:timers/promises';
      const seen: unknown[] = [];
      setImmediate((a: string, b: string) => seen.push(a, b), 'hat', 'cap');
      clearImmediate(setImmediate(() => seen.push('cleared')));
      seen.push(await later('bow'), await promisify(setImmediate)('brim' as any));
      seen.join()`);
    expect(only(ran, 'execute_result')).toMatchObject({data: {'text/plain': "'hat,cap,bow,brim'"}});
  });
  it('defines a module in memory', async () => {
    await kernel.execute('/** @module hats */\nexport const brim = 11;');
    expect(only(await kernel.execute('import {brim} from "./hats";\nbrim'), 'execute_result')).toMatchObject({
      data: {'text/plain': '11'},
    });
  });
  it('uses the display of tslab', async () => {
    const ran = await kernel.execute('import * as tslab from "tslab";\ntslab.display.html("<b>hat</b>")');
    expect(only(ran, 'display_data')).toMatchObject({data: {'text/html': '<b>hat</b>'}});
  });
  it('has the package although none has run well, and may take its name first', async () => {
    const fresh = await KernelClient.start();
    try {
      expect((await fresh.execute('tagnosis.analyse')).reply).toMatchObject({ename: 'TypeScriptError'});
      expect(only(await fresh.execute('const tagnosis = 5; tagnosis'), 'execute_result')).toMatchObject({
        data: {'text/plain': '5'},
      });
      expect(only(await fresh.execute('tagnosis + 1'), 'execute_result')).toMatchObject({data: {'text/plain': '6'}});
    } finally {
      await fresh.stop();
    }
  });
  it('has the package without import, and may take its names', async () => {
    expect(only(await kernel.execute('typeof tagnosis.analyze'), 'execute_result')).toMatchObject({
      data: {'text/plain': "'function'"},
    });
    expect((await kernel.execute('tagnosis.analyse')).reply).toMatchObject({ename: 'TypeScriptError'});
    expect(only(await kernel.execute('const compare = 3; compare'), 'execute_result')).toMatchObject({
      data: {'text/plain': '3'},
    });
  });
});

describe('cells behind a failing one', () => {
  const block = (millis: number) => `const until = Date.now() + ${millis}; while (Date.now() < until);`;
  it.each([
    ['synchronously after 400 ms', `${block(400)} throw new Error("hat")`],
    ['asynchronously after 400 ms', 'await new Promise(done => setTimeout(done, 400)); throw new Error("hat")'],
    ['at once', 'throw new Error("hat")'],
    ['by its types', 'const hat: number = "cap"'],
  ])('that fails %s are aborted, later ones run', async (_, code) => {
    const failing = kernel.sendCell(code);
    const ids = [1, 2, 3, 4, 5].map(i => kernel.sendCell(`console.log("ran ${i}")`));
    expect((await kernel.result(failing)).reply).toMatchObject({status: 'error'});
    for (const id of ids) {
      const {reply, outputs} = await kernel.result(id);
      expect([reply['status'], types({outputs})]).toEqual(['aborted', ['status', 'status']]);
    }
    expect((await kernel.execute('6')).reply).toMatchObject({status: 'ok'});
  });
  it('run when they shall not stop', async () => {
    const failing = kernel.sendCell('throw new Error("hat")', {stop_on_error: false});
    const next = kernel.sendCell('1');
    expect((await kernel.result(failing)).reply).toMatchObject({status: 'error'});
    expect((await kernel.result(next)).reply).toMatchObject({status: 'ok'});
  });
});
