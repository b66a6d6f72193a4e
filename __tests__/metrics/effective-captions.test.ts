import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {effectiveCaptions} from '../../src/metrics/effective-captions.ts';
import {analysed, measured, valueOf} from '../helpers/captions.ts';
import {asCaptions, counted, entropyOf, renamed, tagLists} from '../helpers/tag-lists.ts';

const RUNS = {numRuns: 40};

describe('effectiveCaptions.measure({tagCounts})', () => {
  it.each([
    ['1 when all captions are identical', ['hat, bow', 'bow, hat', 'hat, bow'], 1],
    ['1 for one caption', ['hat, bow, scarf'], 1],
    ['N when no two of N equally long captions share a tag', ['hat, bow', 'scarf, crown', 'night, smile'], 3],
    ['√2 when two captions share one of two tags', ['hat, bow', 'hat, scarf'], Math.SQRT2],
    ['blind to empty captions', ['hat', '', 'bow', ''], 2],
    ['e^h(¼) when disjoint captions hold one tag and three', ['hat', 'bow, scarf, crown'], 4 / 27 ** 0.25],
  ])('is %s', async (_what, captions, expected) =>
    expect(await valueOf(effectiveCaptions, captions)).toBeCloseTo(expected, 12),
  );

  it('is exp(H − Σ (Lᵢ/U) ln Lᵢ), in [1, N]', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const {p, uses} = counted(lists);
        const lengths = lists.map(tags => tags.length).filter(length => length > 0);
        const within = lengths.reduce((total, length) => total + (length / uses) * Math.log(length), 0);
        const value = await valueOf(effectiveCaptions, asCaptions(lists));
        expect(value).toBeCloseTo(Math.exp(entropyOf(p) - within), 10);
        expect(value).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(value).toBeLessThanOrEqual(lists.length + 1e-12);
      }),
      RUNS,
    ));

  it('doubles when an equal set with tags of its own is pooled', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const one = (await valueOf(effectiveCaptions, asCaptions(lists))) ?? NaN;
        expect(await valueOf(effectiveCaptions, asCaptions([...lists, ...renamed(lists)]))).toBeCloseTo(2 * one, 9);
      }),
      RUNS,
    ));

  it('says why it has no value', async () => {
    expect(await measured(effectiveCaptions, ['', ''])).toEqual({notApplicable: 'There are no tags.'});
    expect(effectiveCaptions.measure({tagCounts: null})).toEqual({notApplicable: expect.stringContaining('prose')});
    const {tagCounts} = (await analysed(['hat, bow'])).statistics;
    expect(
      tagCounts === null ? null : effectiveCaptions.measure({tagCounts: {...tagCounts, lengthEntropy: null}}),
    ).toEqual({notApplicable: 'Captions are not known, only counts of tags.'});
  });
});
