import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {jensenShannon, kullbackLeibler, totalVariation} from '../../src/math/divergence.ts';

/** Two (or three) distributions over one support, with zeros, neither of them empty. */
const over = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({min: 0, max: 1000}), {minLength: n, maxLength: n}).filter(xs => xs.some(x => x > 0));
const pair = fc.integer({min: 2, max: 8}).chain(n => fc.tuple(over(n), over(n)));
const triple = fc.integer({min: 2, max: 8}).chain(n => fc.tuple(over(n), over(n), over(n)));

const jsd = (p: readonly number[], q: readonly number[]): number => jensenShannon(p, q) ?? NaN;
const kl = (p: readonly number[], q: readonly number[]): number => kullbackLeibler(p, q) ?? NaN;
const tv = (p: readonly number[], q: readonly number[]): number => totalVariation(p, q) ?? NaN;

function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((a, b) => a + b);
  return counts.map(n => n / total);
}

function bits(p: readonly number[]): number {
  return p.filter(x => x > 0).reduce((total, x) => total - x * Math.log2(x), 0);
}

describe.each([
  ['jensenShannon', jensenShannon],
  ['kullbackLeibler', kullbackLeibler],
  ['totalVariation', totalVariation],
])('%s(p, q)', (_name, divergence) => {
  it.each([
    [[], []],
    [
      [0, 0],
      [1, 1],
    ],
    [
      [1, 1],
      [0, 0],
    ],
  ])('is undefined for %j and %j', (p, q) => expect(divergence(p, q)).toBeUndefined());

  it('is 0 on equal distributions, whatever their totals, and never negative', () =>
    fc.assert(
      fc.property(pair, ([p, q]) => {
        expect(
          divergence(
            p,
            p.map(n => n * 3),
          ),
        ).toBeCloseTo(0, 12);
        expect(divergence(p, q)).toBeGreaterThanOrEqual(0);
      }),
    ));

  it('sees neither the order of values nor replication', () =>
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const turned = divergence(p.map(n => n * 5).toReversed(), q.map(n => n * 7).toReversed());
        const expected = divergence(p, q) ?? NaN;
        if (expected === Infinity) expect(turned).toBe(Infinity);
        else expect(turned).toBeCloseTo(expected, 10);
      }),
    ));
});

describe('jensenShannon(p, q)', () => {
  it('is 1 bit on disjoint distributions', () => expect(jsd([5, 2, 0], [0, 0, 5])).toBe(1));
  it('has a closed form for one value against two', () =>
    // Middle ¾, ¼: ½ (log₂ 4/3) + ½ (½ log₂ 2/3 + ½ log₂ 2).
    expect(jsd([1, 0], [1, 1])).toBeCloseTo(0.5 * Math.log2(4 / 3) + 0.25 * Math.log2(2 / 3) + 0.25, 14));

  it('is the entropy of the mixture less the mean entropy', () =>
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [p, q] = [shares(a), shares(b)];
        const mixture = p.map((x, i) => (x + (q[i] ?? 0)) / 2);
        expect(jsd(a, b)).toBeCloseTo(bits(mixture) - (bits(p) + bits(q)) / 2, 10);
      }),
    ));

  it('is symmetric, at most 1, and at most the total variation (Lin 1991)', () =>
    fc.assert(
      fc.property(pair, ([p, q]) => {
        expect(jsd(p, q)).toBeCloseTo(jsd(q, p), 12);
        expect(jsd(p, q)).toBeLessThanOrEqual(Math.min(1, tv(p, q) + 1e-12));
      }),
    ));

  it('has a square root that is a distance: the triangle inequality holds', () =>
    fc.assert(
      fc.property(triple, ([p, q, r]) =>
        expect(Math.sqrt(jsd(p, r))).toBeLessThanOrEqual(Math.sqrt(jsd(p, q)) + Math.sqrt(jsd(q, r)) + 1e-7),
      ),
    ));
});

describe('distributions of different length', () => {
  it('lack nothing but zeros', () => {
    expect(jensenShannon([1, 1], [1, 1, 2])).toBeCloseTo(jensenShannon([1, 1, 0], [1, 1, 2]) ?? NaN, 12);
    expect(jensenShannon([1, 1, 2], [1, 1])).toBeCloseTo(jensenShannon([1, 1], [1, 1, 2]) ?? NaN, 12);
    expect(totalVariation([1, 1], [1, 1, 2])).toBeCloseTo(0.5, 12);
    expect(kullbackLeibler([1, 1, 2], [1, 1])).toBe(Infinity);
  });
});

describe('kullbackLeibler(p, q)', () => {
  it('is infinite where q has no mass', () => expect(kl([1, 1], [1, 0])).toBe(Infinity));
  it('is finite where only p has none', () => expect(kl([1, 0], [1, 1])).toBeCloseTo(Math.LN2, 14));
  it('is not symmetric', () => {
    expect(kl([3, 1], [1, 1])).toBeCloseTo(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5), 14);
    expect(kl([1, 1], [3, 1])).toBeCloseTo(0.5 * Math.log(2 / 3) + 0.5 * Math.log(2), 14);
  });

  it('is at least 2·TV² (Pinsker)', () =>
    fc.assert(fc.property(pair, ([p, q]) => expect(kl(p, q)).toBeGreaterThanOrEqual(2 * tv(p, q) ** 2 - 1e-12))));
});

describe('totalVariation(p, q)', () => {
  it('is 1 on disjoint distributions', () => expect(tv([1, 0], [0, 4])).toBeCloseTo(1, 14));

  it('is the largest difference in probability over all events', () =>
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [p, q] = [shares(a), shares(b)];
        const events = Array.from({length: 2 ** p.length}, (_, event) =>
          p.reduce((gap, x, i) => gap + (((event >> i) & 1) === 1 ? x - (q[i] ?? 0) : 0), 0),
        );
        expect(tv(a, b)).toBeCloseTo(Math.max(...events), 10);
      }),
    ));
});
