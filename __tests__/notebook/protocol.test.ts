import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only, printed} from '../helpers/kernel-client.ts';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.stop());

describe('the kernel answers', () => {
  it('kernel_info', async () => {
    const {reply} = await kernel.ask('kernel_info_request');
    expect(reply).toMatchObject({
      status: 'ok',
      protocol_version: '5.5',
      language_info: {name: 'typescript', version: '5.0.4'},
    });
  });
  it('a cell with its result', async () => {
    const ran = await kernel.execute('1 + 1');
    expect(ran.reply).toMatchObject({status: 'ok', execution_count: 1});
    expect(only(ran, 'execute_result')).toMatchObject({data: {'text/plain': '2'}});
  });
  it('stdout', async () => {
    expect(printed(await kernel.execute('console.log("hat")'))).toBe('hat\n');
  });
});
