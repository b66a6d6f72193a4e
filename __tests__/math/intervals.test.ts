import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {wilsonInterval, Z95} from '../../src/math/intervals.ts';

const trials = fc.integer({min: 1, max: 100_000});
const observed = trials.chain(n => fc.integer({min: 0, max: n}).map(k => [k, n] as const));

function interval(hits: number, n: number, z = Z95): readonly [number, number] {
  return wilsonInterval(hits, n, z) ?? [Number.NaN, Number.NaN];
}

/** Squared score of a share against what was seen: z² at both ends of the interval. */
function score(share: number, hits: number, n: number): number {
  return (hits / n - share) ** 2 / ((share * (1 - share)) / n);
}

describe('wilsonInterval(hits, trials, z)', () => {
  it.each([
    [0, 10, 0, 0.27753279986288926],
    [5, 10, 0.23659309051256397, 0.7634069094874361],
    [7, 200, 0.01705554200856719, 0.07047061152229073],
  ])('of %i in %i', (hits, n, low, high) =>
    expect(interval(hits, n)).toEqual([expect.closeTo(low, 14), expect.closeTo(high, 14)]),
  );
  it('is undefined without trials', () => expect(wilsonInterval(0, 0)).toBeUndefined());
  it('reaches an end where all or none were hits, and only there', () => {
    expect(interval(0, 37)[0]).toBe(0);
    expect(interval(200, 200)[1]).toBe(1);
    expect(interval(1, 1_000_000)[0]).toBeGreaterThan(0);
  });
  it('ends where the score test refuses', () =>
    fc.assert(
      fc.property(observed, ([hits, n]) => {
        const [low, high] = interval(hits, n);
        if (hits > 0) expect(score(low, hits, n) / Z95 ** 2).toBeCloseTo(1, 6);
        if (hits < n) expect(score(high, hits, n) / Z95 ** 2).toBeCloseTo(1, 6);
      }),
    ));
  it('holds the share, within [0, 1], and mirrors that of the misses', () =>
    fc.assert(
      fc.property(observed, ([hits, n]) => {
        const [low, high] = interval(hits, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(high).toBeLessThanOrEqual(1);
        expect([1 - high, 1 - low]).toEqual(interval(n - hits, n).map(end => expect.closeTo(end, 12)));
      }),
    ));
  it('narrows with more trials, widens with more certainty', () => {
    const width = ([low, high]: readonly [number, number]): number => high - low;
    expect(width(interval(30, 100))).toBeLessThan(width(interval(3, 10)));
    expect(width(interval(30, 100, 2.5758293035489004))).toBeGreaterThan(width(interval(30, 100)));
  });
  it('takes expected counts, and rounding that leads beyond all', () => {
    expect(interval(2.5, 10)[0]).toBeGreaterThan(interval(2, 10)[0]);
    expect(interval(10 + 1e-12, 10)[1]).toBe(1);
  });
});
