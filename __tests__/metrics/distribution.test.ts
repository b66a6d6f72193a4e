import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {concentration} from '../../src/metrics/concentration.ts';
import {concentrationOf, NO_TAGS, scoredDistribution, spreadOf, threeWays} from '../../src/metrics/distribution.ts';
import {effectiveCaptions} from '../../src/metrics/effective-captions.ts';
import {effectiveTags} from '../../src/metrics/effective-tags.ts';
import {entropy} from '../../src/metrics/entropy.ts';
import {gini} from '../../src/metrics/gini.ts';
import type {Metric} from '../../src/metrics/metric.ts';
import {saturation} from '../../src/metrics/saturation.ts';
import {spread} from '../../src/metrics/spread.ts';
import {tagCoverage} from '../../src/metrics/tag-coverage.ts';
import {topMass} from '../../src/metrics/top-mass.ts';
import {analysed, type Captions, valueOf} from '../helpers/captions.ts';
import {asCaptions, renamed, tagLists} from '../helpers/tag-lists.ts';

const RUNS = {numRuns: 15};
const M1_TO_M5: readonly Metric[] = [
  entropy,
  spread,
  effectiveTags,
  effectiveCaptions,
  gini,
  concentration,
  topMass,
  saturation,
];
const named = (metrics: readonly Metric[]): (readonly [string, Metric])[] => metrics.map(metric => [metric.id, metric]);

/** Both captions measure alike: the same number, or none in both. */
async function expectAlike(metric: Metric, one: Captions, other: Captions): Promise<void> {
  const [a, b] = [await valueOf(metric, one), await valueOf(metric, other)];
  if (a === undefined) expect(b).toBeUndefined();
  else expect(b).toBeCloseTo(a, 9);
}

describe.each(named([...M1_TO_M5, tagCoverage]))('%s', (_id, metric) => {
  it('sees neither the order of items nor that of tags', () =>
    fc.assert(
      fc.asyncProperty(tagLists, lists =>
        expectAlike(metric, asCaptions(lists), asCaptions(lists.toReversed().map(tags => tags.toReversed()))),
      ),
      RUNS,
    ));

  it('does not know what tags mean: renaming them one to one changes nothing', () =>
    fc.assert(
      fc.asyncProperty(tagLists, lists => expectAlike(metric, asCaptions(lists), asCaptions(renamed(lists)))),
      RUNS,
    ));
});

describe.each(named(M1_TO_M5))('%s', (_id, metric) => {
  it('does not change when the whole set is replicated', () =>
    fc.assert(
      fc.asyncProperty(tagLists, fc.integer({min: 2, max: 4}), (lists, k) =>
        expectAlike(metric, asCaptions(lists), asCaptions(Array.from({length: k}, () => lists).flat())),
      ),
      RUNS,
    ));

  it('counts two equally likely captions of an item like two items', () =>
    fc.assert(
      fc.asyncProperty(tagLists, lists => {
        const captions = asCaptions(lists);
        const variants = captions.map((caption, i) => [caption, captions[captions.length - 1 - i] ?? '']);
        return expectAlike(metric, variants, variants.flat());
      }),
      RUNS,
    ));
});

describe.each(named([spread, gini, concentration]))('%s', (_id, metric) => {
  it('takes repeats that differ for what the trainer sees: items shown more often', () =>
    fc.assert(
      fc.asyncProperty(tagLists, lists => {
        const items = asCaptions(lists).map((caption, i) => ({caption, repeats: 1 + (i % 3)}));
        const shown = items.flatMap(({caption, repeats}) => Array.from({length: repeats}, () => caption));
        return expectAlike(metric, items, shown);
      }),
      RUNS,
    ));
});

describe.each(named([saturation, tagCoverage]))('%s', (_id, metric) => {
  it('ignores repeats: they would hide one-off and stop tags', () =>
    fc.assert(
      fc.asyncProperty(tagLists, lists => {
        const captions = asCaptions(lists);
        return expectAlike(
          metric,
          captions.map((caption, i) => ({caption, repeats: 1 + (i % 3)})),
          captions,
        );
      }),
      RUNS,
    ));
});

describe('scoredDistribution(tagCounts)', () => {
  it('has a reason where nothing can be counted', () =>
    expect(scoredDistribution(null)).toEqual({notApplicable: NO_TAGS}));

  it.each([
    ['the trigger', ['pell', 'pell'], []],
    ['quality tags', ['masterpiece, best quality', 'score_9'], []],
    ['trigger, quality and allowed tags', ['pell, masterpiece, teal skin', 'pell, teal_skin'], ['Teal skin']],
    ['nothing at all', ['', ''], []],
  ])('has nothing to judge in %s', async (_what, captions, allow) => {
    const {statistics} = await analysed(captions, {allow});
    expect(scoredDistribution(statistics.tagCounts)).toEqual({
      notApplicable: expect.stringContaining('besides trigger and quality tags'),
    });
  });

  it('is document frequency where repeats agree, with V and L̄', async () => {
    const {statistics} = await analysed(['pell, hat', 'hat', ''].map(caption => ({caption, repeats: 5})));
    expect(scoredDistribution(statistics.tagCounts)).toEqual({
      tagCounts: statistics.tagCounts,
      items: 3,
      counts: Float64Array.of(1, 2),
      vocabulary: 2,
      meanTags: 1,
    });
  });

  it('is exposures where repeats differ, L̄ under the same counting', async () => {
    const {statistics} = await analysed([
      {caption: 'hat, bow', repeats: 3},
      {caption: 'hat', repeats: 1},
    ]);
    expect(scoredDistribution(statistics.tagCounts)).toEqual({
      tagCounts: statistics.tagCounts,
      items: 2,
      counts: Float64Array.of(4, 3),
      vocabulary: 2,
      meanTags: 7 / 4,
    });
  });
});

describe.each([
  ['spreadOf', spreadOf],
  ['concentrationOf', concentrationOf],
])('%s(distribution)', (_name, figure) => {
  it.each([
    ['a single item', [1, 1], 2],
    ['V = 1', [3], 0.5],
    ['no uses', [0, 0], 0],
  ])('is null for %s', async (_what, counts, meanTags) => {
    const {tagCounts} = (await analysed(['hat'])).statistics;
    if (tagCounts === null) throw new Error('tags are counted');
    const items = meanTags === 2 ? 1 : 4;
    const distribution = {tagCounts, counts: Float64Array.from(counts), vocabulary: counts.length, meanTags, items};
    expect(figure(distribution)).toBeNull();
  });
});

describe('threeWays(tagCounts, figure)', () => {
  it('counts items, writings and exposures', async () => {
    const {statistics} = await analysed([
      {caption: 'hat, bow, hat', repeats: 3},
      {caption: 'bow', repeats: 1},
    ]);
    const {tagCounts} = statistics;
    // hat: in one item, written twice, seen three times; bow: in two items, written twice, seen four times.
    const shareOfHat = (counts: Float64Array): number => (counts[0] ?? 0) / ((counts[0] ?? 0) + (counts[1] ?? 0));
    expect(tagCounts === null ? null : threeWays(tagCounts, shareOfHat)).toEqual({
      document: 1 / 3,
      occurrences: 2 / 4,
      exposures: 3 / 7,
    });
    expect(tagCounts === null ? null : threeWays(tagCounts, () => undefined)).toEqual({
      document: null,
      occurrences: null,
      exposures: null,
    });
  });
});
