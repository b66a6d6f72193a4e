import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {captionDuplicates} from '../../src/metrics/caption-duplicates.ts';
import {measured, valueOf} from '../helpers/captions.ts';
import {times} from '../helpers/findings.ts';
import {asCaptions, tagLists, type TagLists} from '../helpers/tag-lists.ts';

/** |A ∩ B| / |A ∪ B|. */
function jaccard(a: readonly string[], b: readonly string[]): number {
  return a.filter(tag => b.includes(tag)).length / new Set([...a, ...b]).size;
}

/** The definition, O(N²): items with another item at Jaccard ≥ 0.9, of all items. */
function oracle(lists: TagLists): number {
  const able = lists.filter(tags => tags.length > 0);
  const repeated = able.filter((tags, i) => able.some((other, j) => i !== j && jaccard(tags, other) >= 0.9));
  return repeated.length / lists.length;
}

const letters = (n: number): string[] => times(n, i => `ribbon ${String.fromCharCode(97 + i)}`);

describe('captionDuplicates.measure({captionDuplicates})', () => {
  it.each([
    ['0 when all captions differ', ['hat, bow', 'hat, scarf'], 0],
    ['1 when all are one', ['hat, bow', 'hat, bow'], 1],
    ['blind to the order and spelling of tags', ['blue hair, hat', 'hat, Blue_hair'], 1],
    ['½ for one pair among four', ['hat', 'hat', 'bow', 'scarf'], 1 / 2],
    ['1 at Jaccard 9/10: one more tag than nine', [letters(9).join(', '), letters(10).join(', ')], 1],
    ['0 at Jaccard 8/9', [letters(8).join(', '), letters(9).join(', ')], 0],
    [
      '1 at Jaccard 19/21: one of twenty tags is another',
      [letters(20).join(', '), [...letters(19), 'hat'].join(', ')],
      1,
    ],
  ])('is %s', async (_what, captions, expected) =>
    expect(await valueOf(captionDuplicates, captions)).toBeCloseTo(expected, 12),
  );

  it('is its definition over all pairs', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const value = await valueOf(captionDuplicates, asCaptions(lists));
        if (lists.filter(tags => tags.length > 0).length < 2) expect(value).toBeUndefined();
        else expect(value).toBeCloseTo(oracle(lists), 12);
      }),
      {numRuns: 40},
    ));

  it('agrees with its definition for long captions that differ in a tag or two', () => {
    const nearly = fc.array(fc.array(fc.nat({max: 24}), {maxLength: 2}), {minLength: 2, maxLength: 8});
    return fc.assert(
      fc.asyncProperty(nearly, async without => {
        const lists = without.map(gone => letters(25).filter((_tag, i) => !gone.includes(i)));
        expect(await valueOf(captionDuplicates, asCaptions(lists))).toBeCloseTo(oracle(lists), 12);
      }),
      {numRuns: 30},
    );
  });

  it('never falls when a caption is added once more', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const before = (await valueOf(captionDuplicates, asCaptions(lists))) ?? 0;
        const first = lists.find(tags => tags.length > 0) ?? [];
        expect(await valueOf(captionDuplicates, asCaptions([...lists, first]))).toBeGreaterThanOrEqual(before);
      }),
      {numRuns: 30},
    ));

  it('shows groups of equal captions, the largest first', async () => {
    const {detail} = await measured(captionDuplicates, ['bow', 'hat', 'hat', 'bow', 'hat', 'crown']);
    expect(detail).toEqual({
      values: {repeated: 5, exact: 5, distinct: 3, comparable: 6},
      rows: [
        {label: '001', value: 3, note: '002, 004'},
        {label: '000', value: 2, note: '003'},
      ],
      total: 2,
    });
  });

  it.each([
    ['one item', ['hat']],
    ['one caption that is not empty', ['hat', '', '']],
    ['empty captions', ['', '']],
  ])('is not applicable to %s', async (_what, captions) =>
    expect(await measured(captionDuplicates, captions)).toEqual({
      notApplicable: 'Fewer than two captions hold a tag.',
    }),
  );
});
