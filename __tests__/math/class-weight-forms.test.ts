import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {classWeights, imbalanceRatio} from '../../src/math/class-weights.ts';

const effective = (counts: readonly number[], beta: number): number[] =>
  counts.map(n => classWeights(n, {total: 1, classes: 1, beta})?.effective ?? NaN);

describe('classWeights(n, totals)', () => {
  it('has the effective numbers of the paper', () => {
    const [a = NaN, b = NaN, c = NaN] = effective([100, 600, 9900], 0.9999);
    expect([a, b, c]).toEqual([
      expect.closeTo(0.0100495833, 10),
      expect.closeTo(0.0017170833, 10),
      expect.closeTo(0.0001591237, 10),
    ]);
    expect([a / c, b / c]).toEqual([expect.closeTo(63.1558, 4), expect.closeTo(10.7909, 4)]);
  });
  it.each([
    [0.99, 1.57737, 5],
    [0.9, 1.0000266, 7],
    [0, 1, 12],
  ])('with β = %d weighs 100 against 9,900 by %d', (beta, ratio, digits) => {
    const [a = NaN, c = NaN] = effective([100, 9900], beta);
    expect(a / c).toBeCloseTo(ratio, digits);
  });
  it('takes β = 1 − 1/N unless told', () =>
    expect(classWeights(5, {total: 132, classes: 3})).toEqual(
      classWeights(5, {total: 132, classes: 3, beta: 131 / 132}),
    ));
  it('is balanced: weights times counts add up to the items, or to the uses', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 500}), {minLength: 1, maxLength: 20}), counts => {
        const uses = counts.reduce((a, b) => a + b, 0);
        const totals = {total: 700, uses, classes: counts.length};
        const total = (pick: 'inverse' | 'balanced'): number =>
          counts.reduce((held, n) => held + n * (classWeights(n, totals)?.[pick] ?? NaN), 0);
        expect(total('inverse')).toBeCloseTo(700, 6);
        expect(total('balanced')).toBeCloseTo(uses, 6);
      }),
    ));
  it('never weighs two classes apart by more than their counts', () =>
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 10_000}),
        fc.integer({min: 1, max: 10_000}),
        fc.double({min: 0, max: 0.999999, noNaN: true}),
        (n, m, beta) => {
          const [a = NaN, b = NaN] = effective([Math.min(n, m), Math.max(n, m)], beta);
          expect(a / b).toBeLessThanOrEqual((Math.max(n, m) / Math.min(n, m)) * (1 + 1e-9));
          expect(a / b).toBeGreaterThanOrEqual(1 - 1e-9);
        },
      ),
    ));
  it.each([0, -1, NaN])('is undefined for a class of %d', n =>
    expect(classWeights(n, {total: 10, classes: 2})).toBeUndefined(),
  );
});

describe('imbalanceRatio(counts)', () => {
  it('passes over classes that do not occur', () => expect(imbalanceRatio([6, 0, 2])).toBe(3));
  it('is undefined without any', () => expect(imbalanceRatio([0, 0])).toBeUndefined());
});
