import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {smirnovDistance, smirnovTail} from '../../src/math/kolmogorov-smirnov.ts';

const samples = fc
  .array(fc.integer({min: -5, max: 5}), {minLength: 1, maxLength: 30})
  .map(values => values.toSorted((a, b) => a - b));

/** The definition: the gap at every value. */
function slowDistance(a: readonly number[], b: readonly number[]): number {
  const share = (values: readonly number[], at: number): number =>
    values.filter(value => value <= at).length / values.length;
  return Math.max(...[...a, ...b].map(at => Math.abs(share(a, at) - share(b, at))));
}

/** All ways of drawing `size` of the places 0 … of − 1. */
function subsets(of: number, size: number): number[][] {
  if (size === 0) return [[]];
  if (of < size) return [];
  return [...subsets(of - 1, size), ...subsets(of - 1, size - 1).map(rest => [...rest, of - 1])];
}

describe('smirnovDistance(a, b)', () => {
  it('is the largest gap between the two distribution functions', () =>
    fc.assert(
      fc.property(samples, samples, (a, b) => expect(smirnovDistance(a, b)).toBeCloseTo(slowDistance(a, b), 12)),
    ));
  it('is 1 for samples apart and 0 for a sample and itself', () => {
    expect(smirnovDistance([1, 2], [3, 4, 5])).toBe(1);
    expect(smirnovDistance([1, 2, 2], [1, 2, 2])).toBe(0);
  });
});

describe('smirnovTail(distance, m, n)', () => {
  it('is the share of all orders of distinct values with that distance or more', () => {
    for (const [m, n] of [
      [3, 4],
      [5, 5],
      [2, 7],
      [1, 6],
    ] as const) {
      const distances = subsets(m + n, m).map(first => {
        const rest = Array.from({length: m + n}, (_, i) => i).filter(i => !first.includes(i));
        return smirnovDistance(first, rest);
      });
      for (const distance of new Set(distances)) {
        const expected = distances.filter(other => other >= distance - 1e-12).length / distances.length;
        expect(smirnovTail(distance, m, n)).toBeCloseTo(expected, 12);
      }
    }
  });
  it('is the closed form for samples of one size that are wholly apart', () => {
    // 2 of the C(2n, n) orders.
    expect(smirnovTail(1, 10, 10)).toBeCloseTo(2 / 184_756, 15);
  });
  it('passes into the limit law, which is cautious', () => {
    const [exact, limit] = [smirnovTail(0.06, 1000, 1000), smirnovTail(0.06, 1000, 1001)];
    expect(Math.abs(limit / exact - 1)).toBeLessThan(0.05);
  });
  it('stays above 0 and falls with the distance', () => {
    expect(smirnovTail(1, 5000, 5000)).toBeGreaterThan(0);
    expect(smirnovTail(0, 10, 10)).toBe(1);
    expect(smirnovTail(0.3, 50, 60)).toBeGreaterThan(smirnovTail(0.4, 50, 60));
  });
});
