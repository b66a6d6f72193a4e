import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {balancedRepeats, evenness} from '../../src/math/balance-repeats.ts';

const SIZES = [24, 24, 24, 19, 13, 10, 7, 6, 4, 1];
const exposures = (repeats: readonly number[]): number[] => SIZES.map((n, i) => n * (repeats[i] ?? 0));
const sizes = fc.array(fc.integer({min: 1, max: 500}), {minLength: 2, maxLength: 30});

describe('balancedRepeats(sizes, options)', () => {
  it('levels the folders of mickey1928', () => {
    const repeats = balancedRepeats(SIZES, {weighting: 'inverse', most: 10});
    expect(repeats).toEqual([1, 1, 1, 1, 2, 2, 3, 4, 6, 10]);
    const {entropy, ratio, exposures: epoch} = evenness(exposures(repeats));
    expect([entropy, ratio, epoch]).toEqual([expect.closeTo(0.98955, 5), 2.6, 216]);
  });
  it('goes further when it may', () => {
    const repeats = balancedRepeats(SIZES, {weighting: 'inverse', most: 100});
    expect([repeats.at(-1), evenness(exposures(repeats)).entropy]).toEqual([24, expect.closeTo(0.99815, 5)]);
  });
  it('by effective numbers with β = .9', () =>
    expect(balancedRepeats(SIZES, {weighting: 'effective', most: 10, beta: 0.9})).toEqual([
      1, 1, 1, 1, 1, 1, 2, 2, 3, 9,
    ]));
  it('rounds half up', () => expect(balancedRepeats([5, 2], {weighting: 'inverse', most: 10})).toEqual([1, 3]));
  it('gives an empty group 1', () =>
    expect(balancedRepeats([4, 0, 2], {weighting: 'inverse', most: 10})).toEqual([1, 1, 2]));
  it('is whole, within its bounds, and no less for a smaller group', () =>
    fc.assert(
      fc.property(
        sizes,
        fc.constantFrom('inverse' as const, 'effective' as const, 'sqrt' as const),
        fc.integer({min: 1, max: 20}),
        (list, weighting, most) => {
          const repeats = balancedRepeats(list, {weighting, most});
          for (const [i, r] of repeats.entries()) {
            expect(Number.isInteger(r) && r >= 1 && r <= most).toBe(true);
            for (const [j, other] of repeats.entries())
              if ((list[i] ?? 0) < (list[j] ?? 0)) expect(r).toBeGreaterThanOrEqual(other);
          }
        },
      ),
    ));
  it('lifts by the root no more than by the whole', () =>
    fc.assert(
      fc.property(sizes, list => {
        const whole = balancedRepeats(list, {weighting: 'inverse', most: 50});
        const root = balancedRepeats(list, {weighting: 'sqrt', most: 50});
        for (const [i, r] of root.entries()) expect(r).toBeLessThanOrEqual(whole[i] ?? 0);
      }),
    ));
});

describe('evenness(exposures)', () => {
  it('is 1 for equal groups, and for one', () => {
    expect(evenness([7, 7])).toEqual({exposures: 14, entropy: expect.closeTo(1, 12), ratio: 1});
    expect(evenness([3])).toEqual({exposures: 3, entropy: 1, ratio: 1});
  });
});
