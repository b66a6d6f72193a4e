import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {spread} from '../../src/metrics/spread.ts';
import {measured, valueOf} from '../helpers/captions.ts';
import {asCaptions, counted, entropyOf, tagLists} from '../helpers/tag-lists.ts';
import {times} from '../helpers/findings.ts';

describe('spread.measure({tagCounts})', () => {
  it.each([
    ['1 when every caption has tags of its own', ['hat, bow', 'scarf, crown', 'night, smile'], 1],
    ['1 for single tags that are equally common', ['hat', 'bow', 'hat', 'bow'], 1],
    // p = ½, ¼, ¼; L̄ = 2, V = 3.
    [
      '(1.5 − 1) / (log₂ 3 − 1) for two captions that share one of two tags',
      ['hat, bow', 'hat, scarf'],
      0.5 / (Math.log2(3) - 1),
    ],
    // p = ¾, ¼; L̄ = 1, V = 2: then it is plain H in bits.
    ['H/ln V where captions have one tag', ['hat', 'hat', 'hat', 'bow'], 2 - 0.75 * Math.log2(3)],
  ])('is %s', async (_what, captions, expected) => expect(await valueOf(spread, captions)).toBeCloseTo(expected, 12));

  it('is (H − ln L̄) / (ln V − ln L̄), in [0, 1], and its limit where V = L̄', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const {p, vocabulary, meanTags} = counted(lists);
        const value = await valueOf(spread, asCaptions(lists));
        // Several captions of the same tags are the limit; one caption, or one tag, has no value.
        if (vocabulary <= meanTags || vocabulary < 2)
          return expect(value).toBe(lists.length > 1 && vocabulary > 1 ? 0 : undefined);
        const expected = (entropyOf(p) - Math.log(meanTags)) / (Math.log(vocabulary) - Math.log(meanTags));
        expect(value).toBeCloseTo(expected, 9);
        expect(value).toBeGreaterThanOrEqual(-1e-9);
        return expect(value).toBeLessThanOrEqual(1 + 1e-9);
      }),
      {numRuns: 50},
    ));

  it('falls towards 0 as one caption fills the set', async () => {
    const values = [];
    for (const copies of [2, 20, 200]) {
      values.push((await valueOf(spread, [...times(copies, () => 'hat, bow'), 'scarf, crown'])) ?? NaN);
    }
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(values[2]).toBeLessThan(0.1);
  });

  it('counts exposures where repeats differ', async () =>
    // Exposures 3, 3, 1, 1 over 4 exposed items: L̄ = 2, V = 4, H = ln 2 + h(¼).
    expect(
      await valueOf(spread, [
        {caption: 'hat, bow', repeats: 3},
        {caption: 'scarf, crown', repeats: 1},
      ]),
    ).toBeCloseTo(2 - 0.75 * Math.log2(3), 12));

  it.each([
    ['one item', ['hat, bow'], 'One tag or one caption has nothing to differ from.'],
    ['one tag', ['hat', 'hat', ''], 'One tag or one caption has nothing to differ from.'],
    ['the trigger alone', ['pell', 'pell, masterpiece'], 'nothing else is taught'],
    ['empty captions', ['', ''], 'nothing else is taught'],
  ])('is not applicable to %s', async (_what, captions, reason) =>
    expect(await measured(spread, captions)).toEqual({notApplicable: expect.stringContaining(reason)}),
  );

  it('reads English prose by its terms, other prose not at all', async () => {
    const prose = ['hat', 'scarf', 'lantern', 'umbrella'].map(
      what => `a small girl with a ${what} stands near the river`,
    );
    expect((await measured(spread, prose)).value).toBeGreaterThan(0);
    expect(spread.measure({tagCounts: null})).toEqual({notApplicable: expect.stringContaining('not English')});
  });
});
