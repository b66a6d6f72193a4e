import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {gini, giniCoefficient} from '../../src/metrics/gini.ts';
import {measured, valueOf} from '../helpers/captions.ts';
import {asCaptions, counted, tagLists} from '../helpers/tag-lists.ts';

const of = (xs: readonly number[]): number | undefined => giniCoefficient(Float64Array.from(xs));
const counts = fc.array(fc.integer({min: 1, max: 10_000}), {minLength: 2, maxLength: 60});

/** The definition, O(V²): half the relative mean difference. */
function oracle(xs: readonly number[]): number {
  const mean = xs.reduce((a, b) => a + b) / xs.length;
  return xs.flatMap(a => xs.map(b => Math.abs(a - b))).reduce((a, b) => a + b) / xs.length ** 2 / (2 * mean);
}

describe('giniCoefficient(counts)', () => {
  it.each([
    ['0 for equal counts', [7, 7, 7], 0],
    ['(V − 1) / V when one tag holds every use', [0, 0, 0, 9], 0.75],
    ['¼ for 1 and 3', [3, 1], 0.25],
    ['(V − 1) / 3V for 1 … V', [1, 2, 3, 4, 5], 4 / 15],
  ])('is %s', (_what, xs, expected) => expect(of(xs)).toBeCloseTo(expected, 12));

  it.each([[[]], [[5]], [[0, 0]]])('is undefined for %j', xs => expect(of(xs)).toBeUndefined());

  it('agrees with its definition', () =>
    fc.assert(fc.property(counts, xs => expect(of(xs)).toBeCloseTo(oracle(xs), 10))));

  it('sees neither order nor scale nor replication', () =>
    fc.assert(
      fc.property(counts, xs => {
        expect(of(xs.map(x => x * 3).toReversed())).toBeCloseTo(of(xs) ?? NaN, 10);
        expect(of([...xs, ...xs])).toBeCloseTo(of(xs) ?? NaN, 10);
      }),
    ));

  it('falls when a use moves from a commoner to a rarer tag (Pigou–Dalton)', () =>
    fc.assert(
      fc.property(counts, ([first = 1, ...rest]) => {
        const common = first + 2;
        expect(of([common - 1, first + 1, ...rest])).toBeLessThan(of([common, first, ...rest]) ?? NaN);
      }),
    ));
});

describe('gini.measure({tagCounts})', () => {
  it('is the coefficient of document frequencies, with the Lorenz curve', async () => {
    const {value, detail} = await measured(gini, ['hat, bow', 'hat', 'hat']);
    expect(value).toBeCloseTo(0.25, 12);
    expect(detail?.curve).toEqual({x: [0, 0.5, 1], y: [0, 0.25, 1]});
  });

  it('is half the relative mean difference of what captions hold', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const {df} = counted(lists);
        const value = await valueOf(gini, asCaptions(lists));
        if (df.length < 2) expect(value).toBeUndefined();
        else expect(value).toBeCloseTo(oracle(df), 10);
      }),
      {numRuns: 40},
    ));

  it('is 1 − 2·(area under the Lorenz curve that it shows)', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const {value, detail: {curve: {x, y} = {x: [], y: []}} = {}} = await measured(gini, asCaptions(lists));
        fc.pre(value !== undefined);
        const strips = x.slice(1).map((to, i) => ((to - (x[i] ?? 0)) * ((y[i] ?? 0) + (y[i + 1] ?? 0))) / 2);
        expect(value).toBeCloseTo(1 - 2 * strips.reduce((a, b) => a + b), 10);
      }),
      {numRuns: 40},
    ));

  it('counts exposures where repeats differ, and shows the other ways', async () => {
    const {value, detail} = await measured(gini, [
      {caption: 'hat, hat', repeats: 3},
      {caption: 'bow', repeats: 1},
    ]);
    expect(value).toBeCloseTo(0.25, 12);
    expect(detail?.values).toEqual({
      document: expect.closeTo(0, 12),
      occurrences: expect.closeTo(1 / 6, 12),
      exposures: expect.closeTo(0.25, 12),
    });
    expect(detail?.curve).toEqual({x: [0, 0.5, 1], y: [0, 0.25, 1]});
  });

  it.each([
    ['one tag', ['hat', 'hat'], 'One tag has no inequality.'],
    ['no tags', ['', ''], 'No caption holds a tag besides trigger and quality tags: nothing else is taught.'],
    [
      'the trigger alone',
      ['pell', 'pell'],
      'No caption holds a tag besides trigger and quality tags: nothing else is taught.',
    ],
  ])('is not applicable to %s', async (_what, captions, notApplicable) =>
    expect(await measured(gini, captions)).toEqual({notApplicable}),
  );
});
