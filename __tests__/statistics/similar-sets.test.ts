import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {groupSimilar} from '../../src/statistics/similar-sets.ts';
import {jaccard, tagSets} from '../helpers/tag-sets.ts';

/** Sets that differ in few tags from one of two long ones, so that many pairs are near 0.9. */
const near = fc
  .tuple(fc.integer({min: 8, max: 45}), fc.boolean(), fc.uniqueArray(fc.nat({max: 50}), {maxLength: 5}))
  .map(([length, other, changed]) => {
    const own = Array.from({length}, (_, tag) => (other ? 60 - tag : tag));
    return [...new Set([...own.filter(tag => !changed.includes(tag)), ...changed.map(tag => tag + 70)])];
  });
const distinct = (sets: readonly (readonly number[])[]): (readonly number[])[] => [
  ...new Map(sets.map(set => [set.toSorted((a, b) => a - b).join(), set])).values(),
];

describe('groupSimilar(sets)', () => {
  it('joins what every pair would, and no more', () =>
    fc.assert(
      fc.property(fc.array(near, {maxLength: 30}).map(distinct), sets => {
        // The lowest set of each group, by carrying it along every near pair until nothing moves.
        const expected = sets.map((_, i) => i);
        for (let moved = true; moved;) {
          moved = false;
          for (const [i, a] of sets.entries())
            for (const [j, b] of sets.entries()) {
              if (jaccard(a, b) < 0.9 || (expected[i] ?? 0) <= (expected[j] ?? 0)) continue;
              expected[i] = expected[j] ?? 0;
              moved = true;
            }
        }
        expect([...groupSimilar(tagSets(sets))]).toEqual(expected);
      }),
    ));
  it.each([
    [9, true],
    [8, false],
  ])('holds the line: %i of ten tags are shared', (shared, alike) => {
    const ten = Array.from({length: 10}, (_, tag) => tag);
    expect([...groupSimilar(tagSets([ten, ten.slice(0, shared)]))]).toEqual(alike ? [0, 0] : [0, 1]);
  });
  it('gives nothing for nothing', () => expect(groupSimilar(tagSets([]))).toHaveLength(0));
});
