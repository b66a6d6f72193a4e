import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {contentHashes} from '../../src/statistics/content-hash.ts';
import {tagSets} from '../helpers/tag-sets.ts';

const WIDTH = 7;
const numbers = [0, 1, 2, 3, 4, 5, 6];
const sets = fc.array(fc.subarray(numbers), {minLength: 1, maxLength: 15});
const renaming = fc.shuffledSubarray(numbers, {minLength: WIDTH, maxLength: WIDTH});

describe('contentHashes(sets, width)', () => {
  it('goes with items and tags that change places and names', () =>
    fc.assert(
      fc.property(sets, renaming, fc.nat(), (items, names, turn) => {
        const place = (item: number): number => (item + turn) % items.length;
        const moved: number[][] = items.map(() => []);
        for (const [item, tags] of items.entries()) moved[place(item)] = tags.map(tag => names[tag] ?? 0);
        const [before, after] = [contentHashes(tagSets(items), WIDTH), contentHashes(tagSets(moved), WIDTH)];
        expect(numbers.map(tag => after.ofTag[names[tag] ?? 0])).toEqual([...before.ofTag]);
        expect(items.map((_, item) => after.ofItem[place(item)])).toEqual([...before.ofItem]);
      }),
    ));

  it('tells apart tags of equal count by the other tags of their items', () => {
    // 0, 2, 3 and 4 are on two items each; one item of 3 and of 4 holds three tags.
    const {ofTag, ofItem} = contentHashes(
      tagSets([
        [0, 2],
        [0, 2],
        [1, 3],
        [1, 4],
        [3, 4, 5],
      ]),
      WIDTH,
    );
    expect(ofTag[0]).toBe(ofTag[2]);
    expect(ofTag[3]).toBe(ofTag[4]);
    expect(ofTag[0]).not.toBe(ofTag[3]);
    expect([ofItem[0], ofItem[2]]).toEqual([ofItem[1], ofItem[3]]);
    expect(new Set(ofItem).size).toBe(3);
  });

  it('has no hash for a tag that nothing bears, nor one for an item without tags', () => {
    const {ofTag, ofItem} = contentHashes(tagSets([[0], []]), 2);
    expect([ofTag[1], ofItem[1]]).toEqual([0, 0]);
    expect(ofTag[0]).not.toBe(0);
  });
});
