import {describe, expect, it} from '@jest/globals';
import {popcount} from '../../src/math/hamming-join.ts';
import {seededRandom} from '../../src/math/random.ts';
import {joinWithin, narrower} from '../../src/statistics/join-within.ts';

const random = seededRandom('join-within');
/** Codes of few bits, so that many are near one another. */
const codes = {
  high: new Uint32Array(300),
  low: Uint32Array.from({length: 300}, () => Math.floor(random() * 2 ** 14)),
};
const within = (radius: number): number => {
  let n = 0;
  for (const [a, one] of codes.low.entries())
    for (const other of codes.low.subarray(a + 1)) if (popcount(one ^ other) <= radius) n++;
  return n;
};

describe('joinWithin(codes, radii, most)', () => {
  it.each([
    {radii: [10, 6], most: within(10), radius: 10},
    {radii: [10, 6], most: within(10) - 1, radius: 6},
    {radii: [10, 6], most: within(6) - 1, radius: 4},
    {radii: [5], most: within(4), radius: 4},
    {radii: [6], most: within(2) - 1, radius: 0},
  ])('gives all pairs within the widest that is not too wide: $radii, most $most', ({radii, most, radius}) => {
    const found = joinWithin(codes, radii, most);
    expect([found.radius, found.pairs?.a.length]).toEqual([radius, within(radius)]);
  });
  it('gives none where even equal ones are too many', () => {
    const equal = {high: new Uint32Array(10), low: new Uint32Array(10)};
    expect(joinWithin(equal, [6], 44)).toEqual({pairs: null, radius: null});
    expect(joinWithin(equal, [6], 45).pairs?.a).toHaveLength(45);
  });
});

describe('narrower(one, other)', () => {
  it('is the lower, and none is the lowest', () => {
    expect([narrower(4, 2), narrower(2, null), narrower(null, 0)]).toEqual([2, null, null]);
  });
});
