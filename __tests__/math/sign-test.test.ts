import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {signTest} from '../../src/math/sign-test.ts';

/** The definition, with binomials as whole numbers. */
function oracle(gained: number, lost: number): number {
  const n = gained + lost;
  let binomial = 1n;
  let tail = 0n;
  for (let k = 0; k <= Math.min(gained, lost); k++) {
    tail += binomial;
    binomial = (binomial * BigInt(n - k)) / BigInt(k + 1);
  }
  return Math.min(1, (2 * Number(tail)) / 2 ** n);
}

describe('signTest(gained, lost)', () => {
  it.each([
    [0, 0, 1],
    [1, 0, 1],
    [0, 5, 0.0625],
    [6, 0, 0.03125],
    [5, 5, 1],
    [9, 1, 0.021484375],
  ])('of %d and %d is %d', (gained, lost, p) => expect(signTest(gained, lost)).toBeCloseTo(p, 14));
  it('agrees with its definition, and sees no side', () =>
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (gained, lost) => {
        const [found, wanted] = [signTest(gained, lost), oracle(gained, lost)];
        expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-12 * wanted);
        expect(signTest(lost, gained)).toBe(found);
      }),
    ));
  it('stays a number where all of a million fall one way', () => expect(signTest(0, 1e6)).toBe(0));
});
