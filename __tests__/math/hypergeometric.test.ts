import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {
  fisherTwoSided,
  lnLowerTail,
  lnUpperTail,
  lowerTail,
  type Overlap,
  upperTail,
} from '../../src/math/hypergeometric.ts';

/** Binomial coefficients as whole numbers of any size: Pascal's rule by rows. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

/** Chances of all overlaps of the law, as whole numbers over C(N, second). */
function weights({items, first, second}: Overlap): bigint[] {
  return Array.from({length: items + 1}, (_, k) => choose(first, k) * choose(items - first, second - k));
}

/** a / b to 15 digits, whatever their size. */
function quotient(a: bigint, b: bigint): number {
  return Number((a * 10n ** 40n) / b) / 1e40;
}

const total = (parts: readonly bigint[]): bigint => parts.reduce((a, b) => a + b, 0n);
const overlaps: fc.Arbitrary<Overlap> = fc.integer({min: 1, max: 120}).chain(items =>
  fc.record({
    items: fc.constant(items),
    first: fc.nat(items),
    second: fc.nat(items),
    both: fc.nat(items),
  }),
);
const relative = (value: number, expected: number): number =>
  expected === 0 ? Math.abs(value) : Math.abs(value / expected - 1);

describe('lnUpperTail(overlap), lnLowerTail(overlap)', () => {
  it('are the sums that define them, in whole numbers', () =>
    fc.assert(
      fc.property(overlaps, overlap => {
        const all = weights(overlap);
        const of = total(all);
        const [up, down] = [total(all.slice(overlap.both)), total(all.slice(0, overlap.both + 1))];
        expect(relative(upperTail(overlap), quotient(up, of))).toBeLessThan(1e-12);
        expect(relative(lowerTail(overlap), quotient(down, of))).toBeLessThan(1e-12);
      }),
    ));
  it('are those of the swapped sets', () =>
    fc.assert(
      fc.property(overlaps, overlap => {
        const swapped = {...overlap, first: overlap.second, second: overlap.first};
        expect(lnUpperTail(swapped)).toBeCloseTo(lnUpperTail(overlap), 12);
        expect(lnLowerTail(swapped)).toBeCloseTo(lnLowerTail(overlap), 12);
      }),
    ));
  it('of the complement of one set change places', () =>
    fc.assert(
      fc.property(overlaps, overlap => {
        const {items, first, second, both} = overlap;
        const other = {items, first: items - first, second, both: second - both};
        if (other.both < 0) return;
        expect(upperTail(other)).toBeCloseTo(lowerTail(overlap), 12);
      }),
    ));
  it('two of two and two of four items meet by 1 in 6', () =>
    expect(lnUpperTail({items: 4, first: 2, second: 2, both: 2})).toBeCloseTo(-Math.log(6), 14));
  it('are 0 where nothing else could be', () => {
    const always = {items: 30, first: 30, second: 7, both: 7};
    expect([lnUpperTail(always), lnLowerTail(always)]).toEqual([0, 0]);
  });
  it('are −∞ for what cannot be', () => {
    expect(lnUpperTail({items: 9, first: 3, second: 4, both: 4})).toBe(-Infinity);
    expect(lnLowerTail({items: 9, first: 8, second: 4, both: 2})).toBe(-Infinity);
  });
  it('of halves of 200,000 items that are the same half are −ln C(200000, 100000)', () =>
    // ln C(2n, n) = 2n ln 2 − ½ ln πn − 1/(8n) + …
    expect(
      relative(
        lnUpperTail({items: 200_000, first: 100_000, second: 100_000, both: 100_000}),
        -(200_000 * Math.LN2 - Math.log(Math.PI * 100_000) / 2 - 1 / 800_000),
      ),
    ).toBeLessThan(1e-13));
  it('the rarer of two tails keeps its digits, the other what is left of 1', () => {
    // One item of 10^6 in both sets of one: p = 1e-6, and the lower tail without it is 1 − 1e-6.
    expect(relative(lnUpperTail({items: 1e6, first: 1, second: 1, both: 1}), Math.log(1e-6))).toBeLessThan(1e-13);
    expect(relative(lnLowerTail({items: 1e6, first: 1, second: 1, both: 0}), Math.log1p(-1e-6))).toBeLessThan(1e-12);
  });
});

describe('fisherTwoSided(overlap)', () => {
  it('sums all overlaps that are no likelier', () =>
    fc.assert(
      fc.property(overlaps, overlap => {
        const all = weights(overlap);
        const own = all[overlap.both] ?? 0n;
        if (own === 0n) return;
        const rare = all.filter(weight => weight <= own);
        expect(relative(fisherTwoSided(overlap), quotient(total(rare), total(all)))).toBeLessThan(1e-12);
      }),
    ));
  it("gives Fisher's lady her 17/35 for three cups of four", () =>
    expect(fisherTwoSided({items: 8, first: 4, second: 4, both: 3})).toBeCloseTo(34 / 70, 14));
  it('is 0 for what cannot be', () => expect(fisherTwoSided({items: 8, first: 4, second: 4, both: 5})).toBe(0));
});
