import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {binaryEntropy, shannonEntropy, simpsonConcentration, sum} from '../../src/math/entropy.ts';

const counts = fc.array(fc.integer({min: 1, max: 1000}), {minLength: 1, maxLength: 40});
const entropyOf = (weights: readonly number[]): number => shannonEntropy(weights) ?? NaN;
const hhiOf = (weights: readonly number[]): number => simpsonConcentration(weights) ?? NaN;
const plainSum = (weights: readonly number[]): number => weights.reduce((a, b) => a + b, 0);

describe('shannonEntropy(weights)', () => {
  it.each([
    ['ln V for V equal weights', [3, 3, 3, 3], Math.log(4)],
    ['the same for unnormalised weights', [0.1, 0.1], Math.LN2],
    ['1½ bits for ½, ¼, ¼', [2, 1, 1], 1.5 * Math.LN2],
    ['0 when one tag holds every use', [0, 5, 0], 0],
    ['0 for V = 1', [7], 0],
  ])('is %s', (_what, weights, expected) => expect(entropyOf(weights)).toBeCloseTo(expected, 14));

  it.each([[[]], [[0, 0]]])('is undefined for %j', weights => expect(shannonEntropy(weights)).toBeUndefined());

  it('is ln U − Σ n ln n / U', () =>
    fc.assert(
      fc.property(counts, xs => {
        const uses = plainSum(xs);
        expect(entropyOf(xs)).toBeCloseTo(Math.log(uses) - plainSum(xs.map(n => n * Math.log(n))) / uses, 10);
      }),
    ));

  it('sees neither order, nor replication, nor tags without uses', () =>
    fc.assert(
      fc.property(counts, xs =>
        expect(entropyOf([0, ...xs.map(x => x * 7).toReversed()])).toBeCloseTo(entropyOf(xs), 10),
      ),
    ));

  it('lies in [0, ln V]', () =>
    fc.assert(
      fc.property(counts, xs => {
        expect(entropyOf(xs)).toBeGreaterThanOrEqual(0);
        expect(entropyOf(xs)).toBeLessThanOrEqual(Math.log(xs.length) + 1e-12);
      }),
    ));

  it('gains p·h(α) when a tag is split in ratio α', () =>
    fc.assert(
      fc.property(counts, fc.double({min: 0, max: 1, noNaN: true}), ([n = 1, ...rest], alpha) => {
        const p = n / plainSum([n, ...rest]);
        const gain = entropyOf([n * alpha, n * (1 - alpha), ...rest]) - entropyOf([n, ...rest]);
        expect(gain).toBeCloseTo(p * binaryEntropy(alpha), 10);
      }),
    ));

  it('gains ln m when m disjoint equal sets are pooled: e^H is multiplied by m', () =>
    fc.assert(
      fc.property(counts, fc.integer({min: 2, max: 5}), (xs, m) => {
        const pooled = Array.from({length: m}, () => xs).flat();
        expect(Math.exp(entropyOf(pooled)) / Math.exp(entropyOf(xs))).toBeCloseTo(m, 9);
      }),
    ));
});

describe('simpsonConcentration(weights)', () => {
  it.each([
    ['1/V for V equal weights', [2, 2, 2, 2, 2], 0.2],
    ['1 when one tag holds every use', [0, 9], 1],
    ['Σ p²', [1, 3], 0.625],
  ])('is %s', (_what, weights, expected) => expect(hhiOf(weights)).toBeCloseTo(expected, 14));

  it.each([[[]], [[0, 0]]])('is undefined for %j', weights => expect(simpsonConcentration(weights)).toBeUndefined());

  it('is the chance that two uses drawn with replacement are of one tag', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 6}), {minLength: 1, maxLength: 6}), xs => {
        const uses = xs.flatMap((n, tag) => Array.from({length: n}, () => tag));
        const equal = uses.flatMap(a => uses.filter(b => a === b)).length;
        expect(hhiOf(xs)).toBeCloseTo(equal / uses.length ** 2, 12);
      }),
    ));

  it('orders the Hill numbers: 1/HHI ≤ e^H ≤ V', () =>
    fc.assert(
      fc.property(counts, xs => {
        expect(1 / hhiOf(xs)).toBeLessThanOrEqual(Math.exp(entropyOf(xs)) * (1 + 1e-12));
        expect(1 / hhiOf(xs)).toBeGreaterThanOrEqual(1 - 1e-12);
      }),
    ));
});

describe('binaryEntropy(c)', () => {
  it.each([0, 1, -0.1, 1.1])('is 0 for %d', c => expect(binaryEntropy(c)).toBe(0));

  it('is the entropy of c and 1 − c, symmetric, and greatest at ½', () =>
    fc.assert(
      fc.property(fc.double({min: 0, max: 1, noNaN: true}), c => {
        expect(binaryEntropy(c)).toBeCloseTo(entropyOf([c, 1 - c]), 12);
        expect(binaryEntropy(c)).toBeCloseTo(binaryEntropy(1 - c), 12);
        expect(binaryEntropy(c)).toBeLessThanOrEqual(Math.LN2 + 1e-15);
      }),
    ));
});

describe('sum(weights)', () => {
  it('is 0 for nothing', () => expect(sum([])).toBe(0));
  it('keeps what plain addition loses', () => expect(sum([1e16, 1, -1e16])).toBe(1));

  it('is exact for thousandths, whatever their order and number', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 1_000_000}), {maxLength: 200}), xs => {
        const thousandths = xs.map(x => x / 1000);
        expect(sum(thousandths)).toBeCloseTo(plainSum(xs) / 1000, 9);
        expect(sum(thousandths.toReversed())).toBeCloseTo(sum(thousandths), 9);
      }),
    ));

  it('of a hundred thousand tenths is right to the last digit', () =>
    expect(sum(new Float64Array(100_000).fill(0.1))).toBe(10_000));
});
