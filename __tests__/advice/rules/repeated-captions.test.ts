import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const set = (twins: number) => times(40, i => (i < twins ? 'hat, smile, night' : `hat, a${i}, b${i}`));

describe('repeated-captions', () => {
  it.each([
    [0, []],
    [2, ['note']],
    [3, ['note']],
    [4, ['warning']],
    [15, ['warning']],
    [16, ['error']],
    [40, ['error']],
  ])('%i of 40 twins', async (twins, severities) => {
    const found = await findings('repeated-captions', set(twins));
    expect(found.map(({severity}) => severity)).toEqual(severities);
    if (twins > 0)
      expect(found[0]?.what).toBe(`${twins < 40 ? `${twins} of` : 'All'} 40 images share their caption with another`);
  });
  it.each([
    // |A ∩ B| / |A ∪ B| of sets of k + 1 tags that share k is k / (k + 2): 18/20 = .9 and 17/19 < .9.
    [18, 2],
    [17, 0],
  ])('takes captions that share %i tags and differ in one each for %i twins', async (shared, count) => {
    const tags = times(shared, k => `tag ${'abcdefghijklmnopqr'[k]}`).join(', ');
    const found = await findings('repeated-captions', [`${tags}, hat`, `${tags}, scarf`, ...set(0)]);
    expect(found.map(({what}) => what)).toEqual(
      count === 0 ? [] : [`${count} of 42 images share their caption with another`],
    );
  });
  it('sees neither order nor spelling', async () =>
    expect(await findings('repeated-captions', ['red hat, smile', 'Smile, red_hat', ...set(0)])).toHaveLength(1));
  it('does not compare items without a caption', async () =>
    expect(await findings('repeated-captions', ['', '', ...set(0)])).toEqual([]));
  it('shows ten groups of six, the largest first', async () => {
    const captions = times(78, i => (i < 8 ? 'umbrella' : `hat ${Math.floor((i - 8) / 5)}, x`));
    const [finding] = await findings('repeated-captions', captions);
    const key = (i: number) => String(i).padStart(3, '0');
    expect(finding?.evidence).toEqual([
      {
        kind: 'clusters',
        total: 15,
        clusters: [times(6, key), ...Array.from({length: 9}, (_, group) => times(5, i => key(8 + group * 5 + i)))],
      },
    ]);
  });
  it('asks a person to tell twins apart', async () => {
    const [finding] = await findings('repeated-captions', set(2));
    expect(finding?.fixes).toEqual([
      {kind: 'review-list', keys: ['000', '001'], question: 'What tells it from its twins?', applicability: 'manual'},
    ]);
    expect(finding?.impact).toBeNull();
  });
});
