import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

/** Else the first tag of all captions is taken for the trigger, which keeps its underscores. */
const OTHER = {trigger: ['sks']};

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
/** `red_hat_a,` are six tokens, `red hat a,` four: 14 of them are 83 or 55. */
const underscored = (n: number) => letters.slice(0, n).map(letter => `red_hat_${letter}`);
const spaced = (n: number) => letters.slice(0, n).map(letter => `blue cap ${letter}`);
const set = (tags: readonly string[], long = 20) => times(20, i => (i < long ? tags.join(', ') : `hat, t${i % 3}`));

describe('underscores-cost-tokens', () => {
  it('fires where spaces would save captions, and leaves kaomoji', async () => {
    const [finding] = await findings('underscores-cost-tokens', set([...underscored(14), '^_^']), OTHER);
    expect(finding?.what).toBe('With spaces instead of underscores none instead of 20 captions would be too long');
    expect(finding?.fixes).toEqual(
      underscored(14).map(tag => ({
        kind: 'rename-tag',
        from: [tag],
        to: tag.replaceAll('_', ' '),
        applicability: 'suggested',
      })),
    );
    expect(finding?.impact?.pillars.uniqueness).toBeGreaterThan(0);
  });
  it.each([
    ['captions are short', set(['red_hat'])],
    ['spaces would not save one', set(underscored(26))],
    ['there are no underscores', set(spaced(26))],
    ['only kaomoji have them', set([...times(40, () => '^_^'), ...times(40, () => 'o_o')])],
  ])('is silent where %s', async (_where, captions) =>
    expect(await findings('underscores-cost-tokens', captions)).toEqual([]),
  );
  it.each([
    [1, 'note'],
    [2, 'warning'],
    [20, 'warning'],
  ])('%i of 20 too long is a %s', async (long, severity) =>
    expect(await findings('underscores-cost-tokens', set(underscored(14), long))).toMatchObject([{severity}]),
  );
  it.each([
    [14, 1],
    [15, 0],
  ])('with 14 underscored tags and %i with spaces: %i findings, from a half on', async (others, count) => {
    const captions = [...set(underscored(14), 20), spaced(others).join(', ')];
    expect(await findings('underscores-cost-tokens', captions, OTHER)).toHaveLength(count);
  });
  it('shows twelve tags, the commonest first, ties by code unit', async () => {
    const captions = [...set(underscored(14)), 'red_hat_n'];
    const [finding] = await findings('underscores-cost-tokens', captions, OTHER);
    const order = ['red_hat_n', ...underscored(11)];
    expect(finding?.evidence).toMatchObject([{kind: 'tags', total: 14, tags: order.map(tag => ({tag}))}]);
  });
  it('is silent for encoders whose tokens are not counted', async () => {
    const encoder = {encoder: 't5', tokens: 10} as const;
    expect(await findings('underscores-cost-tokens', set(underscored(14)), {encoder})).toEqual([]);
  });
});
