import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {lorenzCurve} from '../../src/math/lorenz.ts';

const counts = fc.array(fc.integer({min: 1, max: 1000}), {minLength: 1, maxLength: 300});

/** L(k/V) by definition: the share of uses that the k rarest tags hold. */
function held(weights: readonly number[], share: number): number {
  const rarest = weights.toSorted((a, b) => a - b).slice(0, Math.round(share * weights.length));
  return rarest.reduce((a, b) => a + b, 0) / weights.reduce((a, b) => a + b);
}

describe('lorenzCurve(weights, points)', () => {
  it('starts at 0, ends at 1 and passes every tag', () =>
    expect(lorenzCurve([3, 1, 4])).toEqual({x: [0, 1 / 3, 2 / 3, 1], y: [0, 1 / 8, 1 / 2, 1]}));
  it('is the diagonal for equal weights', () => {
    const {x, y} = lorenzCurve([2, 2, 2, 2]);
    expect(y).toEqual(x);
  });
  it('stays at 0 until the only tag with uses', () => expect(lorenzCurve([0, 5, 0]).y).toEqual([0, 0, 0, 1]));
  it.each([[[]], [[0, 0]]])('is empty for %j', weights => expect(lorenzCurve(weights)).toEqual({x: [], y: []}));

  it('has at most the points that were asked for, both ends among them', () =>
    fc.assert(
      fc.property(counts, fc.integer({min: 2, max: 40}), (weights, points) => {
        const {x, y} = lorenzCurve(weights, points);
        expect(x).toHaveLength(Math.min(points, weights.length + 1));
        expect([x[0], y[0], x.at(-1), y.at(-1)]).toEqual([0, 0, 1, expect.closeTo(1, 12)]);
      }),
    ));

  it('says at every point what the rarest tags hold', () =>
    fc.assert(
      fc.property(counts, weights => {
        const {x, y} = lorenzCurve(weights);
        for (const [i, share] of x.entries()) expect(y[i]).toBeCloseTo(held(weights, share), 10);
      }),
    ));

  it('rises, bends upwards and stays below the diagonal', () =>
    fc.assert(
      fc.property(counts, weights => {
        const {x, y} = lorenzCurve(weights, weights.length + 1);
        const slopes = x.slice(1).map((to, i) => ((y[i + 1] ?? 0) - (y[i] ?? 0)) / (to - (x[i] ?? 0)));
        for (const [i, slope] of slopes.entries()) expect(slope).toBeGreaterThanOrEqual((slopes[i - 1] ?? 0) - 1e-9);
        for (const [i, share] of x.entries()) expect(y[i]).toBeLessThanOrEqual(share + 1e-12);
      }),
    ));

  it('changes neither order nor values of what it is given', () => {
    const weights = Float64Array.of(3, 1, 2);
    lorenzCurve(weights);
    expect([...weights]).toEqual([3, 1, 2]);
  });
});
