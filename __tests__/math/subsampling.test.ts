import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {seededRandom} from '../../src/math/random.ts';
import {drawPart, subsamplingError} from '../../src/math/subsampling.ts';

const numbers = fc.array(fc.double({min: -100, max: 100, noNaN: true}), {minLength: 3, maxLength: 8});

/** All parts of `size` values. */
function parts(values: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, i) => parts(values.slice(i + 1), size - 1).map(rest => [value, ...rest]));
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** s/√n by its definition. */
function errorOfMean(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

describe('subsamplingError(values, draw, whole)', () => {
  it('over all parts of any size is the error of the mean', () =>
    fc.assert(
      fc.property(numbers, fc.integer({min: 1, max: 7}), (values, size) => {
        const drawn = Math.min(size, values.length - 1);
        const means = parts(values, drawn).map(mean);
        const found = subsamplingError(means, {drawn, of: values.length}) ?? 0;
        // All parts are no sample of them: their variance is divided by their number.
        expect(found * Math.sqrt((means.length - 1) / means.length)).toBeCloseTo(errorOfMean(values), 9);
      }),
    ));
  it('of halves is the spread of their values', () =>
    expect(subsamplingError([1, 2, 3], {drawn: 10, of: 20})).toBeCloseTo(1, 12));
  it('of parts of a pool is that of the whole', () => {
    const pool = subsamplingError([1, 2, 3], {drawn: 10, of: 100}) ?? 0;
    expect(subsamplingError([1, 2, 3], {drawn: 10, of: 100}, 400)).toBeCloseTo(pool / 2, 12);
  });
  it.each([[[5], {drawn: 1, of: 2}] as const, [[1, 2], {drawn: 2, of: 2}] as const])(
    'is undefined for %j in %j',
    (values, draw) => expect(subsamplingError(values, draw)).toBeUndefined(),
  );
});

describe('drawPart({drawn, of}, random)', () => {
  it('marks as many as asked for, the same for the same seed', () =>
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.string(), (a, b, seed) => {
        const [drawn, of] = [Math.min(a, b), Math.max(a, b)];
        const kept = drawPart({drawn, of}, seededRandom(seed));
        expect(kept).toHaveLength(of);
        expect(kept.reduce((sum, one) => sum + one, 0)).toBe(drawn);
        expect(drawPart({drawn, of}, seededRandom(seed))).toEqual(kept);
      }),
    ));
  it('takes every unit about equally often', () => {
    const counts = Array.from({length: 10}, () => 0);
    for (let draw = 0; draw < 2000; draw++)
      for (const [unit, kept] of drawPart({drawn: 5, of: 10}, seededRandom(`even ${draw}`)).entries())
        counts[unit] = (counts[unit] ?? 0) + kept;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(100);
  });
});
