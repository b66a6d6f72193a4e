import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {quantileSorted} from '../../src/math/quantile.ts';

describe('quantileSorted(sorted, p)', () => {
  it.each([
    [[7], 0.5, 7],
    [[1, 2], 0.5, 1.5],
    [[0, 10, 20, 30, 40], 0.1, 4],
    [[0, 10, 20, 30, 40], 0, 0],
    [[0, 10, 20, 30, 40], 1, 40],
  ])('of %j at %f is %f', (sorted, p, value) => expect(quantileSorted(sorted, p)).toBeCloseTo(value, 12));
  it('is NaN of nothing', () => expect(quantileSorted([], 0.5)).toBeNaN());
  it('lies between the ends and grows with p', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: -1000, max: 1000}), {minLength: 1}),
        fc.double({min: 0, max: 1, noNaN: true}),
        fc.double({min: 0, max: 1, noNaN: true}),
        (values, a, b) => {
          const sorted = values.toSorted((x, y) => x - y);
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map(p => quantileSorted(sorted, p));
          expect(sorted[0]).toBeLessThanOrEqual(low ?? NaN);
          expect(low).toBeLessThanOrEqual((high ?? NaN) + 1e-9);
          expect(high).toBeLessThanOrEqual((sorted.at(-1) ?? NaN) + 1e-9);
        },
      ),
    ));
});
