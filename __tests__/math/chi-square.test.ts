import {describe, expect, it} from '@jest/globals';
import {chiSquareQuantile} from '../../src/math/chi-square.ts';

describe('chiSquareQuantile(tail, degrees)', () => {
  it.each([0.9, 0.5, 0.05, 1e-6])('is −2 ln %d at two degrees of freedom', tail =>
    expect(chiSquareQuantile(tail, 2)).toBeCloseTo(-2 * Math.log(tail), 11),
  );
  it.each([
    [0.05, 1, 3.841458820694124],
    [0.5, 7, 6.345811195521515],
    [0.025, 3, 9.348403604496145],
  ])('of %d at %d degrees is %d', (tail, degrees, want) =>
    expect(chiSquareQuantile(tail, degrees)).toBeCloseTo(want, 9),
  );
});
