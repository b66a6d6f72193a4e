import {afterAll, afterEach, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only, printed} from '../helpers/kernel-client.ts';

let kernel: KernelClient;

/** A cell after an interrupted one: timers, immediates and output work. */
async function expectWell(of: KernelClient): Promise<void> {
  const ran = await of.execute(
    `await new Promise(done => setTimeout(() => setImmediate(done), 20)); console.log('well'); 7`,
  );
  expect(ran.reply).toMatchObject({status: 'ok'});
  expect(printed(ran)).toBe('well\n');
  expect(only(ran, 'execute_result')).toMatchObject({data: {'text/plain': '7'}});
}

/** Runs a cell that says when it has begun, interrupts it, and gives how it ended and after how long. */
async function interrupted(code: string) {
  const id = kernel.sendCell(code);
  await kernel.wait('iopub', ({parent, type}) => parent === id && type === 'display_data');
  const at = performance.now();
  const asked = kernel.interrupt();
  await kernel.wait('control', ({parent}) => parent === asked);
  const answered = performance.now() - at;
  const {reply} = await kernel.result(id);
  return {reply, answered, millis: performance.now() - at};
}

beforeAll(async () => {
  kernel = await KernelClient.start();
  const {reply} = await kernel.execute(
    `const begun = () => (globalThis as any)[Symbol.for('tagnosis.host')].publish({data: {'text/plain': 'begun'}});
     const forever = new Promise<void>(() => {});`,
    {},
    50_000,
  );
  expect(reply).toMatchObject({status: 'ok'});
}, 60_000);
afterAll(() => kernel.stop());

describe('an interrupt ends', () => {
  it.each([
    ['a loop', 'begun(); while (true);'],
    ['a loop after an await', 'begun(); await null; while (true);'],
    ['a loop in a timer', 'setTimeout(() => { begun(); while (true); }, 5); await forever'],
    ['a loop in an immediate', 'setImmediate(() => { begun(); while (true); }); await forever'],
    ['a loop in try and catch', 'begun(); while (true) { try { while (true); } catch {} finally { begun(); } }'],
    [
      'a loop of microtasks',
      'begun(); const next = (): any => Promise.resolve().then(next); void next(); await forever',
    ],
    ['a loop that prints', 'begun(); while (true) console.log("hat");'],
    ['a loop in a display method', `({[Symbol.for('Jupyter.display')]: () => { begun(); while (true); }})`],
  ])('%s', async (_, code) => {
    const {reply, answered, millis} = await interrupted(code);
    expect(reply).toMatchObject({status: 'error', ename: 'Interrupted', evalue: 'execution interrupted'});
    expect(answered).toBeLessThan(1000);
    expect(millis).toBeLessThan(5000);
    await expectWell(kernel);
  });
  it('what a cell waits for, at once', async () => {
    const {reply} = await interrupted('begun(); await forever');
    expect(reply).toMatchObject({ename: 'Interrupted'});
    await expectWell(kernel);
  });
  it('a loop in one of several immediates, which another cell has left', async () => {
    await interrupted('begun(); for (let i = 0; i < 1e6; i++) await new Promise(done => setImmediate(done));');
    for (let i = 0; i < 3; i++) {
      const {reply} = await interrupted('setImmediate(() => { begun(); while (true); }); await forever');
      expect(reply).toMatchObject({ename: 'Interrupted'});
      await expectWell(kernel);
    }
  });
  it('a cell and those that wait behind it', async () => {
    const id = kernel.sendCell('begun(); while (true);', {stop_on_error: false});
    const next = kernel.sendCell('1');
    await kernel.wait('iopub', ({parent, type}) => parent === id && type === 'display_data');
    kernel.interrupt();
    expect((await kernel.result(id)).reply).toMatchObject({ename: 'Interrupted'});
    expect((await kernel.result(next)).reply).toMatchObject({status: 'aborted'});
    await expectWell(kernel);
  });
  it('nothing when nothing runs', async () => {
    await kernel.ask('interrupt_request', {}, 'control');
    await expectWell(kernel);
  });
  it('a cell by a signal, whether it runs or waits', async () => {
    for (const code of ['begun(); while (true);', 'begun(); await forever']) {
      const id = kernel.sendCell(code);
      await kernel.wait('iopub', ({parent, type}) => parent === id && type === 'display_data');
      // A signal that comes while Node changes who listens is lost.
      await new Promise(done => setTimeout(done, 100));
      kernel.process.kill('SIGINT');
      expect((await kernel.result(id)).reply).toMatchObject({ename: 'Interrupted'});
      await expectWell(kernel);
    }
  });
});

describe('an interrupt after a cold start', () => {
  let cold: KernelClient | null = null;
  afterEach(() => cold?.stop());

  it.each([50, 300, 600, 900])('of %i ms ends a loop that was sent first', async millis => {
    cold = await KernelClient.start();
    await cold.ask('kernel_info_request');
    const id = cold.sendCell('while (true);');
    await new Promise(done => setTimeout(done, millis));
    cold.interrupt();
    expect((await cold.result(id)).reply).toMatchObject({status: 'error', ename: 'Interrupted'});
    await expectWell(cold);
  });
});
