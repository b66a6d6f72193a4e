import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {UnionFind} from '../../src/math/union-find.ts';

const SIZE = 12;
const joins = fc.array(fc.tuple(fc.nat({max: SIZE - 1}), fc.nat({max: SIZE - 1})), {maxLength: 30});

/** The definition: numbers that a path of joins leads to, named by the lowest. */
function lowestReached(pairs: readonly (readonly [number, number])[], from: number): number {
  const reached = new Set([from]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const [a, b] of pairs) if (reached.has(a) || reached.has(b)) reached.add(a).add(b);
  }
  return Math.min(...reached);
}

describe('UnionFind', () => {
  it('names each set by its lowest member', () =>
    fc.assert(
      fc.property(joins, pairs => {
        const sets = new UnionFind(SIZE);
        for (const [a, b] of pairs) sets.join(a, b);
        for (let i = 0; i < SIZE; i++) expect(sets.find(i)).toBe(lowestReached(pairs, i));
      }),
    ));
  it('is no slower for a long chain', () => {
    const sets = new UnionFind(100_000);
    for (let i = 99_998; i >= 0; i--) sets.join(i, i + 1);
    expect(sets.find(99_999)).toBe(0);
  });
});
