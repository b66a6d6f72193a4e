import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {effectiveTags} from '../../src/metrics/effective-tags.ts';
import {measured, valueOf} from '../helpers/captions.ts';
import {asCaptions, counted, entropyOf, hhiOf, renamed, tagLists} from '../helpers/tag-lists.ts';

const RUNS = {numRuns: 40};

describe('effectiveTags.measure({tagCounts})', () => {
  it.each([
    ['V when all tags are equally common', ['hat, bow', 'scarf, crown'], 4],
    ['1 for one tag', ['hat', 'hat'], 1],
    ['1 for one item with one tag', ['hat'], 1],
    ['2√2 for ½, ¼, ¼', ['hat, bow', 'hat, scarf'], 2 * Math.SQRT2],
  ])('is %s', async (_what, captions, expected) =>
    expect(await valueOf(effectiveTags, captions)).toBeCloseTo(expected, 12),
  );

  it('is the Hill number e^H, between D₂ = 1/HHI and D₀ = V', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const {p, vocabulary} = counted(lists);
        const {value = NaN, detail} = await measured(effectiveTags, asCaptions(lists));
        expect(value).toBeCloseTo(Math.exp(entropyOf(p)), 10);
        expect(detail?.values).toMatchObject({d0: vocabulary, d2: expect.closeTo(1 / hhiOf(p), 10)});
        expect(value).toBeLessThanOrEqual(vocabulary * (1 + 1e-12));
        expect(value).toBeGreaterThanOrEqual((1 / hhiOf(p)) * (1 - 1e-12));
      }),
      RUNS,
    ));

  it('doubles when an equal set with tags of its own is pooled', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const one = (await valueOf(effectiveTags, asCaptions(lists))) ?? NaN;
        expect(await valueOf(effectiveTags, asCaptions([...lists, ...renamed(lists)]))).toBeCloseTo(2 * one, 9);
      }),
      RUNS,
    ));

  it('shows what duplicated tags and repeats do', async () => {
    const {detail} = await measured(effectiveTags, [
      {caption: 'hat, hat, bow', repeats: 3},
      {caption: 'scarf, crown', repeats: 1},
    ]);
    const hill = (p: readonly number[]): unknown => expect.closeTo(Math.exp(entropyOf(p)), 12);
    expect(detail?.values).toMatchObject({
      document: hill([0.25, 0.25, 0.25, 0.25]),
      occurrences: hill([0.4, 0.2, 0.2, 0.2]),
      exposures: hill([3 / 8, 3 / 8, 1 / 8, 1 / 8]),
    });
  });

  it('is not applicable without tags', async () => {
    expect(await measured(effectiveTags, ['', ''])).toEqual({notApplicable: 'There are no tags.'});
    expect(effectiveTags.measure({tagCounts: null})).toEqual({notApplicable: expect.stringContaining('prose')});
  });
});
