import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {drawBinomial} from '../../src/math/binomial.ts';
import {seededRandom} from '../../src/math/random.ts';

describe('drawBinomial(n, p, random)', () => {
  it('is a whole number from 0 to n', () =>
    fc.assert(
      fc.property(fc.nat(2000), fc.double({min: 0, max: 1, noNaN: true}), fc.string(), (n, p, seed) => {
        const k = drawBinomial(n, p, seededRandom(seed));
        expect(Number.isInteger(k) && k >= 0 && k <= n).toBe(true);
      }),
    ));
  it.each([
    [10, 0],
    [10, 1],
  ])('of %d trials with chance %d is certain', (n, p) => expect(drawBinomial(n, p, seededRandom('a'))).toBe(n * p));
  it.each([
    [20, 0.3],
    [1000, 0.01],
    [1000, 0.5],
    [1000, 0.97],
  ])('of %d trials with chance %d has its mean and variance', (n, p) => {
    const random = seededRandom('draws');
    const draws = Array.from({length: 20_000}, () => drawBinomial(n, p, random));
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    const variance = draws.reduce((total, k) => total + (k - mean) ** 2, 0) / draws.length;
    const wanted = n * p * (1 - p);
    expect(Math.abs(mean - n * p)).toBeLessThan(4 * Math.sqrt(wanted / draws.length));
    expect(Math.abs(variance / wanted - 1)).toBeLessThan(0.05);
  });
});
