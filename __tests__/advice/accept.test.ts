import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {findings, times} from '../helpers/findings.ts';

const captions = times(24, i => `sks, Blue_Eyes, blue hair, hat, tag ${i % 5}, thing ${i % 7}`);
const options = {trigger: ['sks'], purpose: 'character'} as const;
const accepting = (...accept: string[]) => findings('always-true-tags', captions, {...options, accept});

describe('advice.accept', () => {
  it('takes one subject out of a list, however it is written', async () => {
    const [finding] = await accepting('always-true-tags:blue eyes');
    expect(finding).toMatchObject({accepted: false, subject: {keys: ['blue hair', 'hat']}, evidence: [{total: 2}]});
    expect(finding?.what).toBe('2 tags are in all 24 captions: `blue hair` and `hat`');
    expect(finding?.fixes).toHaveLength(2);
  });
  it.each([
    [['always-true-tags:blue eyes', 'always-true-tags:blue_hair', 'always-true-tags:HAT']],
    [['always-true-tags:Blue_Eyes, blue hair, hat']],
    [['always-true-tags']],
  ])('accepts the finding when all are: %j', async accept =>
    expect(await accepting(...accept)).toMatchObject([
      {accepted: true, subject: {keys: ['Blue_Eyes', 'blue hair', 'hat']}},
    ]),
  );
  it('says nothing of another rule', async () =>
    expect(await accepting('nearly-always-tags:blue eyes')).toMatchObject([{accepted: false, evidence: [{total: 3}]}]));
  it('leaves the three on top to those that are open', async () => {
    const items = captions.map((caption, i) => ({key: `${i}`, caption: i < 8 ? `${caption},` : caption}));
    const top = async (accept: readonly string[]) =>
      (await analyze(memorySource(items), {...options, accept})).together.top?.dhs ?? 0;
    const clean = await top(['always-true-tags']);
    expect(clean).toBeGreaterThan(0);
    expect(clean).toBeLessThan(await top([]));
  });
});
