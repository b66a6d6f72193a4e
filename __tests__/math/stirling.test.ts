import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {deviance, stirlingRest} from '../../src/math/stirling.ts';

describe('stirlingRest(n)', () => {
  it('of 0 and 1 are 0 and 1', () => expect([stirlingRest(0), stirlingRest(1)]).toEqual([0, 1]));
  it('grows from n − 1 to n by 1 + (n − 1) ln((n − 1) / n): what n! grows by, table and series alike', () =>
    fc.assert(
      fc.property(fc.integer({min: 2, max: 3000}), n =>
        expect(stirlingRest(n) - stirlingRest(n - 1)).toBeCloseTo(1 + (n - 1) * Math.log1p(-1 / n), 12),
      ),
    ));
  it('is ½ ln 2πn and little more', () =>
    expect(stirlingRest(1e9)).toBeCloseTo(Math.log(2 * Math.PI * 1e9) / 2 + 1 / 12e9, 14));
});

describe('deviance(observed, expected, difference)', () => {
  it('is 0 only where they are equal', () => {
    expect(deviance(7, 7, 0)).toBe(0);
    expect(deviance(0, 7, -7)).toBe(7);
  });
  it('is its formula, where that has digits', () =>
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1000}), fc.integer({min: 1, max: 1000}), (o, e) =>
        expect(deviance(o, e, o - e)).toBeCloseTo(o * Math.log(o / e) + e - o, 10),
      ),
    ));
  it('keeps its digits where the two are close: d²/2e − d³/6e² + d⁴/12e³', () => {
    const [e, d] = [1e8, 1000];
    const expected = d ** 2 / (2 * e) - d ** 3 / (6 * e ** 2) + d ** 4 / (12 * e ** 3);
    expect(Math.abs(deviance(e + d, e, d) / expected - 1)).toBeLessThan(1e-15);
  });
});
