import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {concentration} from '../../src/metrics/concentration.ts';
import {measured, valueOf} from '../helpers/captions.ts';
import {asCaptions, counted, hhiOf, tagLists} from '../helpers/tag-lists.ts';
import {times} from '../helpers/findings.ts';

describe('concentration.measure({tagCounts})', () => {
  it.each([
    ['0 when all tags are equally common', ['hat, bow', 'scarf, crown'], 0],
    // HHI = ¼ + 2/16 = ⅜, between 1/V = ⅓ and 1/L̄ = ½.
    ['¼ for two captions that share one of two tags', ['hat, bow', 'hat, scarf'], 1 / 4],
    // HHI = 10/16, between ½ and 1.
    ['¼ for ¾ and ¼ in captions of one tag', ['hat', 'hat', 'hat', 'bow'], 1 / 4],
  ])('is %s', async (_what, captions, expected) =>
    expect(await valueOf(concentration, captions)).toBeCloseTo(expected, 12),
  );

  it('is (HHI − 1/V) / (1/L̄ − 1/V), in [0, 1] because HHI ≤ 1/L̄, and its limit where V = L̄', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const {p, vocabulary, meanTags} = counted(lists);
        expect(hhiOf(p)).toBeLessThanOrEqual(1 / meanTags + 1e-12);
        const value = await valueOf(concentration, asCaptions(lists));
        // Several captions of the same tags are the limit; one caption, or one tag, has no value.
        if (vocabulary <= meanTags || vocabulary < 2)
          return expect(value).toBe(lists.length > 1 && vocabulary > 1 ? 1 : undefined);
        expect(value).toBeCloseTo((hhiOf(p) - 1 / vocabulary) / (1 / meanTags - 1 / vocabulary), 9);
        expect(value).toBeGreaterThanOrEqual(-1e-9);
        return expect(value).toBeLessThanOrEqual(1 + 1e-9);
      }),
      {numRuns: 50},
    ));

  it('rises towards 1 as one caption fills the set', async () => {
    const values = [];
    for (const copies of [2, 20, 200]) {
      values.push((await valueOf(concentration, [...times(copies, () => 'hat, bow'), 'scarf, crown'])) ?? NaN);
    }
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(values[2]).toBeGreaterThan(0.95);
  });

  it('shows the textbook index, its inverse and the unbiased form', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const {p, df, items, meanTags} = counted(lists);
        const {value, detail} = await measured(concentration, asCaptions(lists));
        fc.pre(value !== undefined);
        const pairs = df.reduce((total, y) => total + y * (y - 1), 0) / (items * (items - 1));
        expect(detail?.values).toMatchObject({
          hhi: expect.closeTo(hhiOf(p), 12),
          d2: expect.closeTo(1 / hhiOf(p), 10),
          unbiased: expect.closeTo(pairs / meanTags ** 2, 12),
          document: expect.closeTo(hhiOf(p), 12),
        });
        // The bands of markets cannot be reached by captions of three tags and more.
        const scale = meanTags < 3 ? expect.closeTo(hhiOf(p) * 10_000, 8) : undefined;
        expect(detail?.values?.['hhi-10000']).toEqual(scale);
        expect(detail?.remarks === undefined).toBe(meanTags >= 3);
      }),
      {numRuns: 40},
    ));

  it('counts exposures where repeats differ, and leaves `hhi` on documents', async () => {
    const {value, detail} = await measured(concentration, [
      {caption: 'hat', repeats: 3},
      {caption: 'bow', repeats: 1},
    ]);
    expect(value).toBeCloseTo(1 / 4, 12);
    expect(detail?.values).toMatchObject({hhi: 0.5, document: 0.5, exposures: 0.625});
  });

  it.each([
    ['one item', ['hat, bow'], 'One tag or one caption has nothing to differ from.'],
    ['one tag', ['hat', ''], 'One tag or one caption has nothing to differ from.'],
    ['the trigger alone', ['pell', 'pell'], 'nothing else is taught'],
  ])('is not applicable to %s', async (_what, captions, reason) =>
    expect(await measured(concentration, captions)).toEqual({notApplicable: expect.stringContaining(reason)}),
  );
});
