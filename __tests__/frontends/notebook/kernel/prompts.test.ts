import {describe, expect, it} from '@jest/globals';
import {Prompts} from '../../../../src/frontends/notebook/kernel/prompts.ts';

const ASK = {password: false, isAllowed: true};

describe('prompts', () => {
  it('are answered in the order in which they were asked', async () => {
    const sent: string[] = [];
    const prompts = new Prompts(text => void sent.push(text));
    const both = Promise.all([prompts.ask('a', ASK), prompts.ask('b', ASK)]);
    prompts.answer('1');
    prompts.answer('2');
    prompts.answer('nobody asked');
    expect([sent, await both]).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
  it('take no answer that comes after an interrupt', async () => {
    const prompts = new Prompts(() => {});
    const asked = prompts.ask('a', ASK);
    const tell = prompts.cancel();
    prompts.answer('too late');
    tell();
    await expect(asked).rejects.toMatchObject({name: 'Interrupted'});
  });
});
