import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const few = (tags: number, n = 20) => times(n, i => `a${i % 5}, b${i % (tags - 5)}`);

describe('narrow-vocabulary', () => {
  it.each([
    [10, 19, []],
    [10, 20, ['The captions use 10 different tags only']],
    [11, 40, ['The captions use 11 different tags only']],
    [12, 40, [expect.stringMatching(/^Ten tags carry/)]],
    // Ten of twenty tags carry 10/20 to 14/20.
    [20, 60, []],
  ])('of %i tags in %i captions: %j', async (tags, n, words) =>
    expect((await findings('narrow-vocabulary', few(tags, n))).map(({what}) => what)).toEqual(words),
  );
  it('is silent on many tags that share the uses', async () => {
    const captions = times(60, i => `a${i % 20}, b${i % 30}`);
    expect(await findings('narrow-vocabulary', captions)).toEqual([]);
  });
});

describe('narrow-vocabulary: what ten tags carry of what ten can', () => {
  /** Ten common tags, `common` uses of each in 100 captions, and one use each of `rare` others: L̄ < 10, so ten can hold all. */
  const set = (common: number, rare: number) =>
    times(100, i =>
      [
        ...times(10, k => ((i * 7 + k * 10) % 100 < common ? `common ${k}` : '')),
        ...(i < rare ? [`rare ${i} x`] : []),
        'sks',
      ]
        .filter(Boolean)
        .join(', '),
    );
  it.each([
    [20, 51, []],
    [20, 50, ['warning']],
    [20, 23, ['warning']],
    [20, 22, ['error']],
  ])('ten tags with %i uses each beside %i one-offs', async (common, rare, severities) => {
    // 200 / (200 + rare): .797, .8, .897, .901.
    const found = await findings('narrow-vocabulary', set(common, rare), {trigger: ['sks']});
    expect(found.map(({severity}) => severity)).toEqual(severities);
  });
  it('says the share, and shows the ten, the commonest first', async () => {
    const [finding] = await findings('narrow-vocabulary', set(20, 40), {trigger: ['sks']});
    expect(finding?.what).toBe('Ten tags carry 83 % of what ten tags can');
    const tags = times(10, k => `common ${k}`).map(tag => ({tag, n: 20, coverage: 0.2}));
    expect(finding?.evidence).toEqual([{kind: 'tags', total: 10, tags}]);
    expect(finding?.fixes).toEqual([]);
  });
  it('reckons with long captions, of which ten tags can hold a part only', async () => {
    // 16 of 30 tags a caption, each in 32 of 60: ten hold 1/3 of the uses and can hold 10/16.
    const even = times(60, i => times(16, k => `tag ${(i + k) % 30} x`).join(', '));
    expect(await findings('narrow-vocabulary', even)).toEqual([]);
    // Ten tags in 5 of 6 captions and 20 seldom ones: 8.33 of 8.67 tags a caption.
    const uneven = times(60, i =>
      [...times(10, k => ((i + k) % 6 ? `common ${k}` : '')), i % 3 ? '' : `rare ${i}`].filter(Boolean).join(', '),
    );
    expect(await findings('narrow-vocabulary', uneven)).toMatchObject([{severity: 'error'}]);
  });
});

describe('narrow-vocabulary: purpose', () => {
  it.each(['character', 'style'] as const)('is normal for a %s', async purpose => {
    const found = await findings('narrow-vocabulary', few(11), {purpose});
    expect(found).toMatchObject([{severity: 'note', normalFor: purpose}]);
  });
  it.each(['concept', 'general'] as const)('is not for a %s', async purpose => {
    const [finding] = await findings('narrow-vocabulary', few(10), {purpose});
    expect([finding?.severity, finding?.normalFor]).toEqual(['error', undefined]);
  });
  it('says of identical captions that they do not differ, not that ten tags carry nothing', async () => {
    const same = Array.from({length: 14}, (_, i) => `a${i}`).join(', ');
    expect(
      await findings(
        'narrow-vocabulary',
        times(30, () => same),
      ),
    ).toMatchObject([{what: 'The captions hardly differ from each other'}]);
  });
});
