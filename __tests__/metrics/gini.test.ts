import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {giniCoefficient} from '../../src/metrics/gini.ts';

const of = (xs: readonly number[]): number | undefined => giniCoefficient(Float64Array.from(xs));
const counts = fc.array(fc.integer({min: 1, max: 10_000}), {minLength: 2, maxLength: 60});

/** The definition, O(V²): half the relative mean difference. */
function oracle(xs: readonly number[]): number {
  const mean = xs.reduce((a, b) => a + b) / xs.length;
  return xs.flatMap(a => xs.map(b => Math.abs(a - b))).reduce((a, b) => a + b) / xs.length ** 2 / (2 * mean);
}

describe('giniCoefficient(counts)', () => {
  it('is 0 for equal counts', () => expect(of([7, 7, 7])).toBeCloseTo(0, 12));
  it('is (V − 1) / V when one tag holds every use', () => expect(of([0, 0, 0, 9])).toBeCloseTo(0.75, 12));
  it.each([[[]], [[5]], [[0, 0]]])('is undefined for %j', xs => expect(of(xs)).toBeUndefined());
  it('agrees with its definition', () =>
    fc.assert(fc.property(counts, xs => expect(of(xs)).toBeCloseTo(oracle(xs), 10))));
});
