import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {lnGamma, studentQuantile, studentTail} from '../../src/math/student.ts';

describe('studentTail(t, degrees)', () => {
  it.each([0.1, 1, 3, 50])('is ½ − arctan(%d)/π at one degree of freedom', t =>
    expect(studentTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 13),
  );
  it.each([0.1, 1, 3, 50])('is ½ (1 − t/√(2 + t²)) at two, t = %d', t =>
    expect(studentTail(t, 2)).toBeCloseTo(0.5 * (1 - t / Math.sqrt(2 + t * t)), 13),
  );
  it('is a half at 0', () => expect(studentTail(0, 7)).toBe(0.5));
});

describe('studentQuantile(tail, degrees)', () => {
  // scipy.stats.t.isf
  it.each([
    [0.025, 10, 2.2281388519649385],
    [0.0005, 5, 6.868826625881091],
    [0.05 / 20_000, 9998, 4.566773],
  ])('of %d at %d degrees is %d', (tail, degrees, want) =>
    expect(studentQuantile(tail, degrees)).toBeCloseTo(want, want === 4.566773 ? 2 : 10),
  );
  it('undoes the tail', () =>
    fc.assert(
      fc.property(fc.double({min: 1e-9, max: 0.49, noNaN: true}), fc.integer({min: 1, max: 5000}), (tail, degrees) => {
        const back = studentTail(studentQuantile(tail, degrees), degrees);
        expect(Math.abs(back - tail)).toBeLessThan(1e-10 * Math.max(tail, 1e-3));
      }),
    ));
});

describe('lnGamma(x)', () => {
  it('is ln (x − 1)! of whole numbers', () => {
    let factorial = 0;
    for (let x = 1; x < 40; x++) {
      expect(lnGamma(x)).toBeCloseTo(factorial, 11);
      factorial += Math.log(x);
    }
  });
  it('is ln √π at a half', () => expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13));
});
