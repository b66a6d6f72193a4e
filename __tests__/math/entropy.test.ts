import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {binaryEntropy, shannonEntropy, simpsonConcentration, sum} from '../../src/math/entropy.ts';

const counts = fc.array(fc.integer({min: 1, max: 1000}), {minLength: 1, maxLength: 40});

describe('shannonEntropy(weights)', () => {
  it('is ln V for V equal weights', () => expect(shannonEntropy([3, 3, 3, 3])).toBeCloseTo(Math.log(4), 14));
  it('is 0 when one tag holds every use', () => expect(shannonEntropy([0, 5, 0])).toBe(0));
  it('is undefined without weight', () => expect(shannonEntropy([0, 0])).toBeUndefined());
  it('does not see replication', () =>
    fc.assert(
      fc.property(counts, xs => expect(shannonEntropy(xs.map(x => x * 7))).toBeCloseTo(shannonEntropy(xs) ?? NaN, 10)),
    ));
  it('gains p·h(α) when a tag is split in ratio α', () =>
    expect((shannonEntropy([1, 3, 4]) ?? 0) - (shannonEntropy([4, 4]) ?? 0)).toBeCloseTo(
      0.5 * binaryEntropy(0.25),
      14,
    ));
});

describe('simpsonConcentration(weights)', () => {
  it('lies between 1/V and 1', () =>
    fc.assert(
      fc.property(counts, xs => {
        const hhi = simpsonConcentration(xs) ?? NaN;
        expect(hhi).toBeGreaterThanOrEqual(1 / xs.length - 1e-12);
        expect(hhi).toBeLessThanOrEqual(1 + 1e-12);
      }),
    ));
});

describe('sum(weights)', () => {
  it('keeps what plain addition loses', () => expect(sum([1e16, 1, -1e16])).toBe(1));
});
