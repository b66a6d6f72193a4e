import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const found = (captions: readonly string[]) => findings('locked-tags', captions, {trigger: ['pell']});

describe('locked-tags', () => {
  it('names two tags that come together in 18 of 20 captions', async () => {
    const [finding, ...others] = await found(
      times(60, i =>
        i < 18 ? 'apron, tray' : i < 20 ? 'apron' : i % 2 ? `hat, day ${i % 3}` : `smile, night ${i % 3}`,
      ),
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      patterns: ['E'],
      what: '`apron` and `tray` come together in 18 of 20 captions',
      subject: {kind: 'pair', keys: ['apron', 'tray']},
      fixes: [{kind: 'rename-tag', from: ['tray'], to: 'apron', applicability: 'manual'}],
      impact: null,
      confidence: 'normal',
    });
    expect(finding?.evidence).toMatchObject([
      {kind: 'pairs', total: 1, pairs: [{a: 'apron', b: 'tray', nA: 20, nB: 18, nBoth: 18, jaccard: 0.9}]},
    ]);
  });
  it('joins pairs that share a tag to one finding', async () => {
    const [group, pair, ...others] = await found(
      times(60, i => (i < 20 ? 'apron, tray, cap' : i < 30 ? 'sword, shield' : i % 2 ? 'hat' : 'smile')),
    );
    expect(others).toEqual([]);
    expect(group?.what).toMatch(/^3 tags come only together: /);
    expect(group?.evidence).toMatchObject([{kind: 'pairs', total: 3}]);
    expect(pair?.what).toMatch(/^`(sword|shield)` and `(sword|shield)` come only together, in 10 captions$/);
  });
  it.each([
    ['an error at half of the tags', 2, 'error'],
    ['a warning at a fifth', 8, 'warning'],
    ['a note below', 9, 'note'],
  ])('is %s', async (_what, others, severity) => {
    const more = (i: number): string => `other ${'abcdefghi'[i % others] ?? ''}${'abcdefghi'[i % others] ?? ''}`;
    const [finding] = await found(times(90, i => (i < 10 ? 'apron, tray' : more(i))));
    expect(finding?.severity).toBe(severity);
  });
  it('says nothing of a pair that stands in two captions', async () => {
    const captions = (n: number) => times(40, i => (i < n ? 'apron, tray' : i % 2 ? 'hat' : 'smile'));
    expect(await found(captions(2))).toEqual([]);
    expect(await found(captions(3))).toHaveLength(1);
  });
  it('says nothing below 20 items', async () =>
    expect(await found(times(19, i => (i < 8 ? 'apron, tray' : 'hat')))).toEqual([]));
  it('says nothing against trigger and quality tags', async () =>
    expect(await found(times(40, i => (i < 20 ? 'pell, masterpiece' : i % 2 ? 'hat' : 'smile')))).toEqual([]));
});
