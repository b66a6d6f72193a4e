import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {shannonEntropy} from '../../src/math/entropy.ts';
import {incidenceEntropy, rareCounts, rareUses, sampleCoverage} from '../../src/math/incidence.ts';

/** Document frequencies of up to twelve tags in N items, as counting captions can give them. */
const sample = fc
  .integer({min: 2, max: 25})
  .chain(items =>
    fc.tuple(fc.array(fc.integer({min: 1, max: items}), {minLength: 1, maxLength: 12}), fc.constant(items)),
  );

const rare = (df: readonly number[], n: number): number => df.filter(count => count === n).length;
const total = (df: readonly number[]): number => df.reduce((a, b) => a + b, 0);

/** The estimator term by term as the literature writes it, its series summed until nothing is added any more. */
function estimate(df: readonly number[], items: number): number {
  const uses = total(df);
  const [q1, q2] = [rare(df, 1), rare(df, 2)];
  const a = q2 > 0 ? (2 * q2) / ((items - 1) * q1 + 2 * q2) : q1 > 0 ? 2 / ((items - 1) * (q1 - 1) + 2) : 1;
  let inner = 0;
  for (const y of df) for (let k = y; k < items; k++) inner += y / items / k;
  if (a < 1) {
    for (let r = items; (1 - a) ** (r - items + 1) > 1e-18; r++)
      inner += ((q1 / items) * (1 - a) ** (r - items + 1)) / r;
  }
  return (items / uses) * inner + Math.log(uses / items);
}

describe('rareCounts(df)', () => {
  it.each([
    [[], {once: 0, twice: 0}],
    [[1, 1, 2, 3, 0], {once: 2, twice: 1}],
    [[0.5, 1, 1.4, 1.5, 2, 2.5, 3], {once: 3, twice: 2}],
  ])('reads %j to the nearest whole number ≥ 1', (df, expected) => expect(rareCounts(df)).toEqual(expected));
});

describe('sampleCoverage(rareUses(df, items))', () => {
  it.each([
    ['1 when no tag occurs once', [2, 3], 5, 1],
    ['1 for one item', [1, 1, 1], 1, 1],
    ['0 when every tag occurs once', [1, 1, 1], 3, 0],
    ['less by the singletons, of which doubletons vouch for some', [1, 1, 2], 4, 1 - (2 / 4) * (6 / (6 + 2))],
    ['less by half a singleton when one doubleton stands against one singleton in three items', [1, 2], 3, 1 - 1 / 6],
  ])('is %s', (_what, df, items, expected) => expect(sampleCoverage(rareUses(df, items))).toBeCloseTo(expected, 14));

  it.each([
    [[], 4],
    [[0, 0], 4],
    [[1], 0],
  ])('is undefined for %j in %d items', (df, items) => expect(sampleCoverage(rareUses(df, items))).toBeUndefined());

  it('is its formula, lies in [0, 1] and sees no order', () =>
    fc.assert(
      fc.property(sample, ([df, items]) => {
        const [q1, q2] = [rare(df, 1), rare(df, 2)];
        const expected = q1 === 0 ? 1 : 1 - ((q1 / total(df)) * (items - 1) * q1) / ((items - 1) * q1 + 2 * q2);
        const value = sampleCoverage(rareUses(df, items)) ?? NaN;
        expect(value).toBeCloseTo(expected, 12);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(sampleCoverage(rareUses(df.toReversed(), items))).toBeCloseTo(value, 14);
      }),
    ));

  it('never falls when a further tag is seen three times', () =>
    fc.assert(
      fc.property(sample, ([df, items]) =>
        expect(sampleCoverage(rareUses([...df, 3], items))).toBeGreaterThanOrEqual(
          sampleCoverage(rareUses(df, items)) ?? NaN,
        ),
      ),
    ));
});

describe('incidenceEntropy(df, items)', () => {
  it.each([
    [[1], 1],
    [[], 5],
    [[0, 0], 5],
  ])('is undefined for %j in %d items', (df, items) => expect(incidenceEntropy(df, items)).toBeUndefined());

  it('is ln V for V tags in every item: nothing can be unseen', () =>
    expect(incidenceEntropy([6, 6, 6], 6)).toBeCloseTo(Math.log(3), 14));
  it('has a closed form for two tags that share two items', () =>
    // A = 2/(1·1 + 2) = ⅔, and Σ_{r≥2} x^{r−1}/r = −ln(1 − x)/x − 1 for x = 1 − A = ⅓.
    expect(incidenceEntropy([1, 1], 2)).toBeCloseTo(1 + (3 * Math.log(3 / 2) - 1), 14));
  it('tends to the plain entropy when every tag is common', () =>
    expect(incidenceEntropy([50_000, 25_000, 25_000], 100_000)).toBeCloseTo(1.5 * Math.LN2, 4));

  it('is its formula summed term by term', () =>
    fc.assert(
      fc.property(sample, ([df, items]) => expect(incidenceEntropy(df, items)).toBeCloseTo(estimate(df, items), 9)),
    ));

  it('adds to the plain entropy what singletons say of the unseen', () =>
    fc.assert(
      fc.property(fc.integer({min: 2, max: 25}), fc.integer({min: 2, max: 40}), (items, tags) => {
        const df = Array.from({length: tags}, () => 1);
        expect(incidenceEntropy(df, items)).toBeGreaterThan(shannonEntropy(df) ?? NaN);
      }),
    ));

  it('keeps its digits where the series is long: a hundred thousand terms for a hundred singletons', () => {
    const df = [...Array.from({length: 100}, () => 1), 150, 200];
    expect(incidenceEntropy(df, 200)).toBeCloseTo(estimate(df, 200), 10);
  });
});
