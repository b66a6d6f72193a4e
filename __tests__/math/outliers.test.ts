import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {fences, generalisedEsd, modifiedZ, quartiles} from '../../src/math/outliers.ts';

const numbers = fc.array(fc.integer({min: -1000, max: 1000}), {minLength: 5, maxLength: 60});
const heap = Array.from({length: 40}, (_, i) => 10 + ((7 * i) % 11));

describe('quartiles and fences', () => {
  it('are between neighbours by the straight line', () => {
    expect(quartiles([4, 1, 3, 2])).toEqual({q1: 1.75, median: 2.5, q3: 3.25});
    expect(fences({q1: 1, median: 2, q3: 3}, 1.5)).toEqual([-2, 6]);
  });
});

describe('modifiedZ(values)', () => {
  it('is .6745 at one median distance', () =>
    expect([...(modifiedZ([1, 2, 3, 4, 5]) ?? [])][3]).toBeCloseTo(0.6745, 12));
  it('is null where half of the values are equal', () => expect(modifiedZ([5, 5, 5, 9])).toBeNull());
});

describe('generalisedEsd(values)', () => {
  it('finds two that hide each other from a plain z', () => {
    const values = [...heap, 60, 61];
    expect(generalisedEsd(values, {most: 4}).outliers).toEqual([41, 40]);
  });
  it('finds none in a heap, and none among equal values', () => {
    expect(generalisedEsd(heap, {most: 4}).outliers).toEqual([]);
    expect(generalisedEsd([2 / 3, 2 / 3, 2 / 3, 2 / 3], {most: 2})).toEqual({steps: [], outliers: []});
  });
  it('asks for more where less error is allowed', () =>
    fc.assert(
      fc.property(numbers, values => {
        const [strict, mild] = [0.001, 0.2].map(alpha => generalisedEsd(values, {most: 3, alpha}).outliers);
        expect(mild?.slice(0, strict?.length)).toEqual(strict);
      }),
    ));
  it('sees neither place nor scale', () =>
    fc.assert(
      fc.property(numbers, values =>
        expect(
          generalisedEsd(
            values.map(x => 4 * x + 8),
            {most: 3},
          ).outliers,
        ).toEqual(generalisedEsd(values, {most: 3}).outliers),
      ),
    ));
});
