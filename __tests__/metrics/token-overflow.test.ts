import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {tokenOverflow} from '../../src/metrics/token-overflow.ts';
import {type Captions, measured, type Measured} from '../helpers/captions.ts';
import {times} from '../helpers/findings.ts';

const overflow = (captions: Captions, budget = 75): Promise<Measured> =>
  measured(tokenOverflow, captions, {overrides: {budget: {encoder: 'clip', tokens: budget}}});

/** Words that are one token each; a comma is another: k of them cost 2k − 1 tokens. */
const WORDS = ['hat', 'bow', 'cat', 'dog', 'smile', 'night', 'crown', 'red', 'blue', 'hair'];
const tags = (k: number): string => times(k, i => WORDS[i % WORDS.length] ?? '').join(', ');

describe('tokenOverflow.measure({tokenLengths})', () => {
  it.each([
    ['0 for 75 tokens: the budget itself is read', [tags(38)], 0],
    ['1 for 77 tokens', [tags(39)], 1],
    ['⅓ when one of three captions is too long', [tags(39), tags(5), ''], 1 / 3],
    ['½ when half of the readings of an item are too long', [[tags(39), 'hat']], 1 / 2],
    ['0 for empty captions', ['', ''], 0],
  ])('is %s', async (_what, captions, expected) => expect((await overflow(captions)).value).toBeCloseTo(expected, 12));

  it('is the share of captions of more than the budget, with the longest and the mean', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({min: 1, max: 60}), {minLength: 1, maxLength: 8}),
        fc.integer({min: 1, max: 120}),
        async (sizes, budget) => {
          const lengths = sizes.map(k => 2 * k - 1);
          const {value, detail} = await overflow(sizes.map(tags), budget);
          expect(value).toBeCloseTo(lengths.filter(n => n > budget).length / lengths.length, 12);
          expect(detail?.values).toMatchObject({
            budget,
            longest: Math.max(...lengths),
            mean: expect.closeTo(lengths.reduce((a, b) => a + b) / lengths.length, 10),
          });
        },
      ),
      {numRuns: 30},
    ));

  it('never rises with the budget', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({min: 1, max: 20}), {minLength: 1, maxLength: 6}), async sizes => {
        const values = [];
        for (const budget of [5, 15, 25, 35]) values.push((await overflow(sizes.map(tags), budget)).value);
        expect(values).toEqual(values.toSorted((a = 0, b = 0) => b - a));
      }),
      {numRuns: 10},
    ));

  it('names dead tags: those that are never read to their end', async () => {
    // Budget 5 reads three tags: crown is always fourth, dog is read in the second caption.
    const {detail} = await overflow(['hat, bow, cat, crown, dog', 'hat, dog, cat, crown'], 5);
    expect(detail?.values).toMatchObject({uses: 9, 'lost-uses': 3, 'cut-uses': 0, 'dead-tags': 1});
    expect(detail).toMatchObject({rows: [{label: 'crown', value: 2}], total: 1});
  });

  it('counts tags that the budget cuts in two', async () =>
    // hat , bow , red | crown
    expect((await overflow(['hat, bow, red crown'], 5)).detail?.values).toMatchObject({
      'lost-uses': 1,
      'cut-uses': 1,
      'dead-tags': 1,
    }));

  it('reads a tag whole when only the comma behind it is beyond the budget', async () =>
    expect((await overflow(['hat, bow, cat, dog'], 5)).detail?.values).toMatchObject({'lost-uses': 1}));

  it('loses no tag wholly when captions are shuffled', async () => {
    const {value, detail} = await measured(tokenOverflow, ['hat, bow, cat, dog'], {
      overrides: {budget: {encoder: 'clip', tokens: 5}, shuffle: true},
    });
    expect(value).toBe(1);
    // Two of seven tokens lie beyond the budget, wherever a tag may come to stand.
    expect(detail?.values).toMatchObject({'dead-tags': 0, 'lost-uses': expect.closeTo((4 * 2) / 7, 12)});
    expect(detail?.remarks).toEqual([expect.stringContaining('clip'), expect.stringContaining('shuffled')]);
  });

  it('shows twenty dead tags and counts all', async () => {
    const {detail} = await overflow([`hat, ${times(25, i => `ribbon ${String.fromCharCode(97 + i)}`).join(', ')}`], 1);
    expect([detail?.rows?.length, detail?.total]).toEqual([20, 25]);
  });

  it.each([
    ['an encoder without limit', {encoder: 'none', tokens: 0}, {notApplicable: 'This trainer cuts no caption off.'}],
    ['T5', {encoder: 't5', tokens: 512}, {notRun: expect.stringContaining('t5 encoder reads 512 tokens')}],
  ] as const)('says of %s what it can', async (_what, budget, expected) =>
    expect(await measured(tokenOverflow, ['hat'], {overrides: {budget}})).toEqual(expected),
  );

  it('is not applicable without captions', async () => {
    expect(tokenOverflow.measure({tokenLengths: {kind: 'no-captions'}})).toEqual({
      notApplicable: 'There are no captions.',
    });
    expect(await overflow([])).toEqual({notApplicable: 'There are no captions.'});
  });
});
