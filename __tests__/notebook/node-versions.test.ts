import {execFileSync} from 'node:child_process';
import {resolve} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only, printed} from '../helpers/kernel-client.ts';
import {BEGUN, ENDLESS, expectWell} from '../helpers/endless-cells.ts';
import {runtime} from '../helpers/runtimes.ts';

const environment = {...process.env, NODE_OPTIONS: ''};

function run(node: string, ...args: readonly string[]): {readonly code: number; readonly text: string} {
  try {
    return {
      code: 0,
      text: execFileSync(node, args, {encoding: 'utf8', env: environment, stdio: ['ignore', 'pipe', 'pipe']}),
    };
  } catch (error) {
    const {status, stdout, stderr} = error as {status: number; stdout: string; stderr: string};
    return {code: status, text: stdout + stderr};
  }
}

/** What a program prints on both, to the byte. */
function expectSame(node: string, ...args: readonly string[]): void {
  const ours = run(process.execPath, ...args);
  expect(ours.text).not.toBe('');
  expect(run(node, ...args)).toEqual(ours);
}

const LIBRARY = `import {analyze, memorySource} from ${JSON.stringify(pathToFileURL(resolve('dist/index.js')).href)};
const report = await analyze(memorySource([{key: 'a', caption: '1girl, hat'}, {key: 'b', caption: '1girl, smile'}]));
console.log(JSON.stringify(report));`;

describe.each(['node22', 'node24'] as const)('on %s', name => {
  const node = runtime(name);
  if (node === null) process.stderr.write(`${name} is not installed (scripts/runtimes.mjs): nothing is tried on it.\n`);
  const tried = node === null ? it.skip : it;
  const program = node ?? '';

  describe('the command and the library', () => {
    tried.each(['healthy', 'sick'])('report of examples/%s what they do here', set =>
      expectSame(program, 'dist/cli.cjs', 'check', `examples/${set}`, '--format', 'json', '--no-cache'),
    );
    tried('fix and explain alike', () => {
      expectSame(program, 'dist/cli.cjs', 'fix', 'examples/sick', '--dry-run');
      expectSame(program, 'dist/cli.cjs', 'explain', 'gini');
    });
    tried('end alike with what is not there', () => expectSame(program, 'dist/cli.cjs', 'check', 'examples/nowhere'));
    tried('are one package', () => expectSame(program, '--input-type=module', '--eval', LIBRARY));
  });

  describe('the kernel', () => {
    let kernel: KernelClient | null = null;
    const running = (): KernelClient => {
      if (kernel === null) throw new Error('The kernel was not started.');
      return kernel;
    };
    beforeAll(async () => {
      if (node !== null) kernel = await KernelClient.start({node});
    });
    afterAll(() => kernel?.stop());

    tried('says nothing of its own', async () => {
      let said = '';
      running().process.stderr?.on('data', (text: Buffer) => (said += text.toString()));
      const ran = await running().execute('console.log(process.version); [1, 2].map(x => x * x)');
      expect(printed(ran)).toMatch(name === 'node22' ? /^v22\./ : /^v24\./);
      expect(only(ran, 'execute_result')).toMatchObject({data: {'text/plain': '[ 1, 4 ]'}});
      expect([said, printed(ran, 'stderr')]).toEqual(['', '']);
    });
    tried('shows a figure', async () => {
      const ran = await running().execute(
        `(await load(${JSON.stringify(resolve('examples/sick'))}, {cache: false})).lorenz()`,
      );
      expect(only(ran, 'execute_result')).toMatchObject({
        data: {'image/png': expect.any(String), 'application/vnd.plotly.v1+json': expect.any(Object)},
        metadata: {'image/png': {width: 720, height: 450}},
      });
    });
    tried.each(ENDLESS)('is interrupted in %s and goes on', async (_, code) => {
      await running().execute(BEGUN);
      const id = running().sendCell(code);
      await running().wait('iopub', ({parent, type}) => parent === id && type === 'display_data');
      running().interrupt();
      expect((await running().result(id)).reply).toMatchObject({
        status: 'error',
        ename: 'Interrupted',
        evalue: 'execution interrupted',
      });
      await expectWell(running());
    });
    tried('shuts down when it is told to', async () => {
      running().send('control', 'shutdown_request', {restart: false});
      expect(await running().exited()).toBe(0);
    });
  });
});
