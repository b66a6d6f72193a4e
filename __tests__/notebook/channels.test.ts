import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only} from '../helpers/kernel-client.ts';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute(
    `const begun = () => (globalThis as any)[Symbol.for('tagnosis.host')].publish({data: {'text/plain': 'begun'}});`,
    {},
    50_000,
  );
}, 60_000);
afterAll(() => kernel.stop());

describe('iopub', () => {
  it('tells once that the kernel starts: to who was welcomed, and before anything else', () => {
    const [welcome, starting, busy] = kernel.messages.iopub;
    expect(welcome?.type).toBe('iopub_welcome');
    expect(starting).toMatchObject({type: 'status', content: {execution_state: 'starting'}, parent: undefined});
    expect(busy).toMatchObject({type: 'status', content: {execution_state: 'busy'}, parent: expect.any(String)});
    const states = kernel.messages.iopub.map(({content}) => content['execution_state']);
    expect(states.filter(state => state === 'starting')).toHaveLength(1);
  });
  it('has the type of each message as its topic', async () => {
    await kernel.execute('console.log("hat"); begun(); 1');
    await kernel.execute('throw new Error("hat")');
    await kernel.ask('kernel_info_request', {}, 'control');
    const topics = new Set(kernel.messages.iopub.map(({topic}) => topic));
    for (const type of [
      'status',
      'execute_input',
      'stream',
      'display_data',
      'execute_result',
      'error',
      'iopub_welcome',
    ])
      expect(topics).toContain(`kernel.${type}`);
    expect(kernel.messages.iopub.filter(({type, topic}) => topic !== `kernel.${type}`)).toEqual([]);
  });
});

describe('while a cell blocks the main thread', () => {
  it('heartbeat and control answer, and the shell does not', async () => {
    const cell = kernel.sendCell('begun(); while (true);');
    await kernel.wait('iopub', ({parent, type}) => parent === cell && type === 'display_data');
    const waiting = kernel.send('shell', 'kernel_info_request', {});
    for (const text of ['a', 'b', 'c']) expect(await kernel.heartbeat(text)).toBe(text);
    const asked = kernel.send('control', 'kernel_info_request', {});
    expect((await kernel.wait('control', ({parent}) => parent === asked)).content).toMatchObject({status: 'ok'});
    expect(kernel.messages.shell.filter(({parent}) => parent === cell || parent === waiting)).toEqual([]);
    kernel.interrupt();
    expect((await kernel.result(cell)).reply).toMatchObject({ename: 'Interrupted'});
    expect((await kernel.result(waiting)).reply).toMatchObject({status: 'ok'});
  });
});

describe('prompt, without import', () => {
  it.each(["await prompt('Enter: ')", "prompt('Enter: ')", "prompt('Enter: ', {password: false})"])(
    '%s asks and gives the answer',
    async code => {
      const id = kernel.sendCell(code);
      const {content} = await kernel.wait('stdin', ({parent}) => parent === id);
      expect(content).toEqual({prompt: 'Enter: ', password: false});
      kernel.send('stdin', 'input_reply', {value: 'test_input_42'});
      expect(only(await kernel.result(id), 'execute_result')).toMatchObject({data: {'text/plain': "'test_input_42'"}});
    },
  );
  it('answers in the order of the questions', async () => {
    const id = kernel.sendCell("const both = await Promise.all([prompt('Hat: '), prompt('Cap: ')]); both");
    await kernel.wait('stdin', ({parent, content}) => parent === id && content['prompt'] === 'Cap: ');
    kernel.send('stdin', 'input_reply', {value: 'felt'});
    kernel.send('stdin', 'input_reply', {value: 'wool'});
    expect(only(await kernel.result(id), 'execute_result')).toMatchObject({data: {'text/plain': "[ 'felt', 'wool' ]"}});
  });
  it('says no-stdin where nobody can answer', async () => {
    await kernel.execute(
      "let code = ''; try { await prompt('Enter: '); } catch (error) { code = (error as any).code; }",
      {allow_stdin: false},
    );
    expect(only(await kernel.execute('code'), 'execute_result')).toMatchObject({data: {'text/plain': "'no-stdin'"}});
  });
});
