import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {likenessOf} from '../../src/statistics/likeness.ts';

const GROUPS = 3;
const TAGS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
/** Items with the tags of each, and a group; −1 = none. */
const items = fc.array(
  fc.record({tags: fc.subarray([...TAGS.keys()]), group: fc.integer({min: -1, max: GROUPS - 1})}),
  {
    maxLength: 15,
  },
);

function jaccard(a: readonly number[], b: readonly number[]): number {
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : a.filter(tag => b.includes(tag)).length / all;
}

describe('likenessOf(sets, group, groups)', () => {
  it('sums the Jaccard similarity of all pairs of items, by their groups', () =>
    fc.assert(
      fc.property(items, told => {
        const offsets = told.reduce((ends, {tags}) => [...ends, (ends.at(-1) ?? 0) + tags.length], [0]);
        const sets = {offsets: Uint32Array.from(offsets), tags: Uint32Array.from(told.flatMap(({tags}) => tags))};
        const found = likenessOf(
          sets,
          Int32Array.from(told, ({group}) => group),
          GROUPS,
        );
        const sums = new Float64Array(GROUPS * GROUPS);
        const pairs = new Float64Array(GROUPS * GROUPS);
        for (const [i, one] of told.entries()) {
          for (const other of told.slice(0, i)) {
            if (one.group < 0 || other.group < 0) continue;
            const at = Math.min(one.group, other.group) * GROUPS + Math.max(one.group, other.group);
            sums[at]! += jaccard(one.tags, other.tags);
            pairs[at]!++;
          }
        }
        expect(found.pairs).toEqual(pairs);
        for (const [at, sum] of sums.entries()) expect(found.sums[at]).toBeCloseTo(sum, 12);
      }),
    ));
});
