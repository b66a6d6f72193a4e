import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {joinGroups} from '../../src/statistics/join-groups.ts';
import {likenessOf} from '../../src/statistics/likeness.ts';
import {tagSets} from '../helpers/tag-sets.ts';

/** Items with their tags, each in one of so many groups; the first items see to it that no group is empty. */
const grouped = fc.array(fc.subarray([0, 1, 2, 3, 4], {minLength: 1}), {minLength: 6, maxLength: 20}).chain(items =>
  fc.record({
    items: fc.constant(items),
    group: fc
      .array(fc.nat(5), {minLength: items.length, maxLength: items.length})
      .map(numbers => numbers.map((number, i) => (i < 6 ? i : number))),
    most: fc.integer({min: 1, max: 8}),
  }),
);

const sizesOf = (group: readonly number[], groups: number): number[] =>
  Array.from({length: groups}, (_, one) => group.filter(g => g === one).length);

describe('joinGroups(likeness, sizes, most)', () => {
  it('is the likeness of the joined groups, as if they had been one from the start', () =>
    fc.assert(
      fc.property(grouped, ({items, group, most}) => {
        const sets = tagSets(items);
        const {joined, likeness, sizes} = joinGroups(
          likenessOf(sets, Int32Array.from(group), 6),
          sizesOf(group, 6),
          most,
        );
        const left = Math.min(6, most);
        expect(likeness.groups).toBe(left);
        expect(new Set(joined).size).toBe(left);
        const regrouped = group.map(one => joined[one] ?? -1);
        expect(sizes).toEqual(sizesOf(regrouped, left));
        const expected = likenessOf(sets, Int32Array.from(regrouped), left);
        for (let a = 0; a < left; a++) {
          for (let b = a; b < left; b++) {
            expect(likeness.pairs[a * left + b]).toBe(expected.pairs[a * left + b]);
            expect(likeness.sums[a * left + b]).toBeCloseTo(expected.sums[a * left + b] ?? Number.NaN, 10);
          }
        }
      }),
      {numRuns: 50},
    ));

  it('joins the smallest with the one most like it', () => {
    // Two cats, two dogs, and one cat more by itself.
    const sets = tagSets([
      [0, 1],
      [0, 1],
      [2, 3],
      [2, 3],
      [0, 4],
    ]);
    const {joined, sizes} = joinGroups(likenessOf(sets, Int32Array.of(0, 0, 1, 1, 2), 3), [2, 2, 1], 2);
    expect([...joined]).toEqual([0, 1, 0]);
    expect(sizes).toEqual([3, 2]);
  });

  it('leaves few groups as they are', () => {
    const {joined, sizes} = joinGroups(likenessOf(tagSets([[0], [1]]), Int32Array.of(0, 1), 2), [1, 1], 5);
    expect([...joined]).toEqual([0, 1]);
    expect(sizes).toEqual([1, 1]);
  });
});
