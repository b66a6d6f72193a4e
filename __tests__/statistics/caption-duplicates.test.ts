import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {findCaptionDuplicates} from '../../src/statistics/caption-duplicates.ts';
import {analysisOf, tagCaptions, tagsOf} from '../helpers/sets.ts';
import {jaccard, tagSets} from '../helpers/tag-sets.ts';

const set = fc.uniqueArray(fc.integer({min: 0, max: 14}), {minLength: 0, maxLength: 14});
const keys = (n: number) => Array.from({length: n}, (_, i) => String(i));

/** The definition: every pair. */
function oracle(sets: readonly (readonly unknown[])[]): number {
  return sets.filter((a, i) => a.length > 0 && sets.some((b, j) => i !== j && jaccard(a, b) >= 0.9)).length;
}

describe('findCaptionDuplicates(sets, keys)', () => {
  it('finds what every pair would', () =>
    fc.assert(
      fc.property(fc.array(set, {maxLength: 25}), sets => {
        expect(findCaptionDuplicates(tagSets(sets), keys(sets.length)).repeated).toBe(oracle(sets));
      }),
    ));
  it('finds what every pair of captions would', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, async captions => {
        const {statistics} = await analysisOf(captions, {advice: false});
        const sets = captions.map(tagsOf);
        const same = (a: readonly string[], b: readonly string[]) => jaccard(a, b) === 1;
        expect(statistics.captionDuplicates).toMatchObject({
          comparable: captions.length,
          repeated: oracle(sets),
          exact: sets.filter((a, i) => sets.some((b, j) => i !== j && same(a, b))).length,
          distinct: sets.filter((a, i) => sets.findIndex(b => same(a, b)) === i).length,
        });
      }),
      {numRuns: 40},
    ));
  it('finds long sets that differ in one tag', () => {
    const long = Array.from({length: 40}, (_, tag) => tag);
    const near = [long, long.map(tag => (tag === 7 ? 50 : tag)), long.map(tag => (tag < 5 ? tag + 60 : tag))];
    expect(findCaptionDuplicates(tagSets(near), ['a', 'b', 'c'])).toMatchObject({repeated: 2, exact: 0, distinct: 3});
  });
  it('does not compare empty captions', () =>
    expect(findCaptionDuplicates(tagSets([[], []]), ['a', 'b'])).toMatchObject({comparable: 0, repeated: 0}));
  it('groups equal sets, the largest first, ties by first item, six keys of each', () => {
    const sets = [[1], [2], [3], [2], [1], ...Array.from({length: 8}, () => [5])];
    expect(findCaptionDuplicates(tagSets(sets), keys(sets.length)).groups).toEqual([
      {size: 8, keys: ['5', '6', '7', '8', '9', '10']},
      {size: 2, keys: ['0', '4']},
      {size: 2, keys: ['1', '3']},
    ]);
  });
});
