import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const set = (without: number) => times(20, i => (i < without ? `sks, tag ${i}` : `sks, smile, tag ${i % 3}`));

describe('nearly-always-tags', () => {
  it('names the items that lack it', async () => {
    const [finding] = await findings('nearly-always-tags', set(2), {trigger: ['sks']});
    expect(finding).toMatchObject({severity: 'note', what: '`smile` is missing from 2 of 20 captions'});
    expect(finding?.evidence).toMatchObject([{kind: 'items', total: 2, items: [{key: '000'}, {key: '001'}]}]);
  });
  it.each([0, 3])('is silent when %i lack it', async without =>
    expect(await findings('nearly-always-tags', set(without), {trigger: ['sks']})).toEqual([]),
  );
});
