import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {nonDecreasing} from '../../src/math/isotonic.ts';

const lists = fc.array(fc.integer({min: -50, max: 50}), {maxLength: 12});
const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, x, i) => sum + (x - (b[i] ?? 0)) ** 2, 0);

/** The definition by its min–max formula: max over i ≤ k of min over j ≥ k of the mean of i … j. */
function oracle(xs: readonly number[]): number[] {
  const mean = (i: number, j: number): number => xs.slice(i, j + 1).reduce((a, b) => a + b, 0) / (j + 1 - i);
  return xs.map((_, k) =>
    Math.max(...xs.slice(0, k + 1).map((_a, i) => Math.min(...xs.slice(k).map((_b, j) => mean(i, k + j))))),
  );
}

describe('nonDecreasing(values)', () => {
  it.each([
    [[], []],
    [[3], [3]],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [
      [3, 2, 1],
      [2, 2, 2],
    ],
    [
      [1, 3, 2, 4],
      [1, 2.5, 2.5, 4],
    ],
    [
      [4, 0, 0, 8],
      [4 / 3, 4 / 3, 4 / 3, 8],
    ],
  ])('of %j is %j', (values, expected) => expect([...nonDecreasing(values)]).toEqual(expected));
  it('agrees with its min–max formula', () =>
    fc.assert(
      fc.property(lists, xs => {
        const found = nonDecreasing(xs);
        for (const [i, x] of oracle(xs).entries()) expect(found[i]).toBeCloseTo(x, 9);
      }),
    ));
  it('never falls, and is nearer than any other that does not', () =>
    fc.assert(
      fc.property(lists, lists, (xs, others) => {
        const found = nonDecreasing(xs);
        for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThanOrEqual((found[i - 1] ?? 0) - 1e-12);
        const rising = xs.map((_, i) => others[i] ?? 50).toSorted((a, b) => a - b);
        expect(distance(found, xs)).toBeLessThanOrEqual(distance(rising, xs) + 1e-9);
      }),
    ));
});
