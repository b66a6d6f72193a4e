import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {shannonEntropy, simpsonConcentration} from '../../src/math/entropy.ts';
import {hillNumber} from '../../src/math/hill.ts';

const counts = fc.array(fc.integer({min: 1, max: 1000}), {minLength: 1, maxLength: 50});

describe('the Hill number', () => {
  it('is the number of tags, e^H, 1/Σp² and 1/max p at q = 0, 1, 2 and ∞', () =>
    fc.assert(
      fc.property(counts, n => {
        const total = n.reduce((sum, one) => sum + one, 0);
        expect(hillNumber(n, 0)).toBeCloseTo(n.length, 9);
        expect(hillNumber(n, 1)).toBeCloseTo(Math.exp(shannonEntropy(n) ?? NaN), 9);
        expect(hillNumber(n, 2)).toBeCloseTo(1 / (simpsonConcentration(n) ?? NaN), 9);
        expect(hillNumber(n, Infinity)).toBeCloseTo(total / Math.max(...n), 9);
      }),
    ));
  it('falls with q and stays between 1 and the number of tags', () =>
    fc.assert(
      fc.property(
        counts,
        fc.double({min: 0, max: 50, noNaN: true}),
        fc.double({min: 0, max: 50, noNaN: true}),
        (n, a, b) => {
          const [low, high] = [hillNumber(n, Math.max(a, b)) ?? NaN, hillNumber(n, Math.min(a, b)) ?? NaN];
          expect(low).toBeLessThanOrEqual(high * (1 + 1e-6));
          expect(low).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(high).toBeLessThanOrEqual(n.length * (1 + 1e-9));
        },
      ),
    ));
  it('is V whatever the order where all are equally common', () =>
    expect([0, 0.5, 1, 2, 700].map(q => hillNumber([3, 3, 3, 3], q))).toEqual(
      expect.arrayContaining([expect.closeTo(4, 12)]),
    ));
  it('is undefined where nothing weighs anything, or the order is below 0', () =>
    expect([hillNumber([], 1), hillNumber([0], 1), hillNumber([1], -1), hillNumber([1], NaN)]).toEqual(
      Array.from({length: 4}, () => undefined),
    ));
});
