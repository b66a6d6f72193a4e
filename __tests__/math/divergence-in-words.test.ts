import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {jensenShannon, kullbackLeibler, populationStability, replacedShare} from '../../src/math/divergence.ts';

const counts = fc.array(fc.integer({min: 1, max: 500}), {minLength: 1, maxLength: 12});

describe('replacedShare(bits)', () => {
  it.each([
    [0.01, 0.005],
    [0.02, 0.0101],
    [0.05, 0.0255],
    [0.1, 0.0519],
    [0.2, 0.108],
    [0.5, 0.3113],
    [1, 1],
  ])('says %d for its divergence', (share, bits) => expect(replacedShare(bits)).toBeCloseTo(share, 3));
  it('inverts what replacing a share of all uses does', () =>
    fc.assert(
      fc.property(counts, fc.double({min: 0.001, max: 0.999, noNaN: true}), (df, share) => {
        const total = df.reduce((a, b) => a + b);
        const bits = jensenShannon(df, [...df.map(n => n * (1 - share)), total * share]) ?? NaN;
        expect(replacedShare(bits)).toBeCloseTo(share, 9);
      }),
    ));
});

describe('populationStability(p, q)', () => {
  it('is undefined without uses', () => expect(populationStability([0], [1])).toBeUndefined());
  it('is infinite where one side lacks what the other has', () =>
    expect(populationStability([1, 1], [1, 0])).toBe(Infinity));
  it('is Σ (p − q) ln(p/q), the same both ways', () =>
    fc.assert(
      fc.property(counts, df => {
        const other = df.toReversed();
        const total = df.reduce((a, b) => a + b);
        const sum = df.reduce((all, n, i) => {
          const [p, q] = [n / total, (other[i] ?? 0) / total];
          return all + (p - q) * Math.log(p / q);
        }, 0);
        const found = populationStability(df, other) ?? NaN;
        expect(found).toBeCloseTo(sum, 10);
        expect(found).toBe(populationStability(other, df));
        expect(found).toBeGreaterThanOrEqual(kullbackLeibler(df, other) ?? NaN);
      }),
    ));
});
