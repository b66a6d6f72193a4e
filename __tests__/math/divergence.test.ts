import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {jensenShannon, kullbackLeibler, totalVariation} from '../../src/math/divergence.ts';

const counts = fc.array(fc.integer({min: 1, max: 1000}), {minLength: 2, maxLength: 30});

describe('jensenShannon(p, q)', () => {
  it('is 0 on equal, 1 on disjoint, undefined on nothing', () => {
    expect(jensenShannon([3, 1], [6, 2])).toBeCloseTo(0, 12);
    expect(jensenShannon([5, 2, 0], [0, 0, 5])).toBeCloseTo(1, 12);
    expect(jensenShannon([0, 0], [1, 1])).toBeUndefined();
  });
  it('is symmetric and in [0, 1]', () =>
    fc.assert(
      fc.property(counts, p => {
        const q = p.toReversed();
        const value = jensenShannon(p, q) ?? NaN;
        expect(value).toBeCloseTo(jensenShannon(q, p) ?? NaN, 12);
        expect(value >= 0 && value <= 1).toBe(true);
      }),
    ));
});

describe('kullbackLeibler(p, q)', () => {
  it('is infinite where q has no mass', () => expect(kullbackLeibler([1, 1], [1, 0])).toBe(Infinity));
  it('is the definition', () =>
    expect(kullbackLeibler([3, 1], [1, 1])).toBeCloseTo(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5), 14));
});

describe('totalVariation(p, q)', () => {
  it('is the largest difference of any event', () =>
    expect(totalVariation([1, 1, 2], [2, 1, 1])).toBeCloseTo(0.25, 14));
});
