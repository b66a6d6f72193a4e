import {afterAll, afterEach, beforeAll, describe, expect, it} from '@jest/globals';
import {BEGUN, ENDLESS, expectWell} from '../helpers/endless-cells.ts';
import {KernelClient} from '../helpers/kernel-client.ts';

let kernel: KernelClient;

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
  const {reply} = await kernel.execute(BEGUN, {}, 50_000);
  expect(reply).toMatchObject({status: 'ok'});
}, 60_000);
afterAll(() => kernel.stop());

describe('an interrupt ends', () => {
  it.each([
    ...ENDLESS,
    ['a loop in a display method', `({[Symbol.for('Jupyter.display')]: () => { begun(); while (true); }})`],
  ])('%s', async (_, code) => {
    const {reply, answered, millis} = await interrupted(code);
    expect(reply).toMatchObject({status: 'error', ename: 'Interrupted', evalue: 'execution interrupted'});
    expect(answered).toBeLessThan(1000);
    expect(millis).toBeLessThan(5000);
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
