import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {zipfFit} from '../../src/math/zipf.ts';

describe('the fit of Zipf’s law', () => {
  it('finds the exponent of a law that holds', () =>
    fc.assert(
      fc.property(fc.double({min: 0.1, max: 3, noNaN: true}), fc.integer({min: 3, max: 200}), (exponent, n) => {
        const fit = zipfFit(Array.from({length: n}, (_, i) => 1000 * (i + 1) ** -exponent));
        expect(fit?.slope).toBeCloseTo(-exponent, 9);
        expect(Math.exp(fit?.intercept ?? NaN)).toBeCloseTo(1000, 6);
        expect(fit?.r2).toBeCloseTo(1, 9);
      }),
    ));
  it('has the slope of least squares: no other line is nearer', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: 1, max: 500}), {minLength: 3, maxLength: 40}),
        fc.double({min: -0.5, max: 0.5, noNaN: true}),
        fc.double({min: -0.5, max: 0.5, noNaN: true}),
        (counts, tilt, shift) => {
          const sorted = counts.toSorted((a, b) => b - a);
          const fit = zipfFit(sorted);
          if (fit === undefined) return;
          const error = (slope: number, intercept: number): number =>
            sorted.reduce((sum, n, i) => sum + (Math.log(n) - intercept - slope * Math.log(i + 1)) ** 2, 0);
          expect(error(fit.slope, fit.intercept)).toBeLessThanOrEqual(
            error(fit.slope + tilt, fit.intercept + shift) + 1e-9,
          );
        },
      ),
    ));
  it('is undefined for one tag, and where all are equally common', () =>
    expect([zipfFit([]), zipfFit([5]), zipfFit([4, 4, 4])]).toEqual([undefined, undefined, undefined]));
  it('is undefined where rounded sums of equal logarithms differ', () => {
    for (let n = 2; n < 60; n++) expect([n, zipfFit(Array.from({length: n}, () => 500))]).toEqual([n, undefined]);
  });
});
