import {describe, expect, it} from '@jest/globals';
import {collectFrom} from '../../../src/open-set.ts';
import type {ModelOptions} from '../../../src/analyze-options.ts';
import {seededRandom} from '../../../src/math/random.ts';
import {judge} from '../../../src/report/build.ts';
import type {Score} from '../../../src/scoring/score.ts';
import {type Alignment, mismatchShare} from '../../../src/statistics/alignment/alignment.ts';
import {countStatistics} from '../../../src/statistics/collect.ts';
import type {Statistics} from '../../../src/statistics/statistics.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {corpusOfItems} from '../../helpers/sets.ts';
import {caption, EXPECTED, shapes, swapped, TINY_CLIP} from '../../helpers/tiny-clip.ts';

// A real model, really trained, on the pictures that it was never shown with other captions: what it says here it says of truth.
const N = 200;
const MODEL: ModelOptions = {model: TINY_CLIP, templates: EXPECTED.templates, threads: 1};
const {collected, collectOptions} = await collectFrom(dataSet(shapes()), {
  alignment: MODEL,
  captionExtension: '.txt',
  trigger: ['tnsh'],
});
const keyOf = (i: number): string => `${String(i).padStart(3, '0')}.png`;

/** The set with other captions: pictures are not looked at again. */
async function withCaptions(captionOf: (i: number) => string): Promise<Statistics> {
  const items = Array.from({length: N}, (_, i) => ({key: keyOf(i), caption: captionOf(i).trim()}));
  const corpus = await corpusOfItems(items);
  return (await countStatistics({...collected, corpus}, collectOptions)).statistics;
}

const dealt = async (of: (i: number) => number): Promise<Alignment> =>
  (await withCaptions(i => caption(of(i)))).alignment;

/** A share of the items, drawn by lot, with their captions moved round. */
function cycleOf(share: number, seed: string): number[] {
  const random = seededRandom(seed);
  const order = Array.from({length: N}, (_, i) => ({i, at: random()})).toSorted((a, b) => a.at - b.at);
  return order.slice(0, Math.round(share * N)).map(({i}) => i);
}

/** Precision and recall of the list of what to look at. */
function found({review}: Alignment, of: (i: number) => number): {readonly precision: number; readonly recall: number} {
  const wrong = new Set(
    Array.from({length: N}, (_, i) => i)
      .filter(i => of(i) !== i)
      .map(keyOf),
  );
  const hits = review.filter(({key}) => wrong.has(key)).length;
  return {precision: hits / review.length, recall: hits / wrong.size};
}

describe('captions that changed places', () => {
  it.each(Object.entries(EXPECTED.swaps))(
    'a share of %s is found as the reference found it',
    async (_k, {cycle, auc, below_half: below}) => {
      const alignment = await dealt(swapped(cycle));
      expect(alignment.n).toBe(N);
      expect(alignment.auc).toBeCloseTo(auc, 4);
      expect(Math.abs(alignment.belowHalf - below)).toBeLessThanOrEqual(1);
    },
  );
  it.each(['a', 'b', 'c', 'd', 'e'])('by the lot %s: the estimate is within .1 of the truth', async seed => {
    for (const share of [0, 0.05, 0.1, 0.2, 0.3, 0.5]) {
      const alignment = await dealt(swapped(cycleOf(share, seed)));
      expect(Math.abs(mismatchShare(alignment) - share)).toBeLessThanOrEqual(0.1);
    }
  });
  it('lower Quality with their share, and move no other pillar', async () => {
    const scores: Score[] = [];
    for (const share of [0, 0.05, 0.1, 0.2, 0.3, 0.5])
      scores.push(judge(await withCaptions(i => caption(swapped(cycleOf(share, 'quality'))(i)))).score);
    const quality = scores.map(({pillars}) => pillars.quality.score ?? NaN);
    expect(quality).toEqual(quality.toSorted((a, b) => b - a));
    expect(new Set(quality).size).toBe(quality.length);
    for (const pillar of ['balance', 'uniqueness', 'structure'] as const)
      expect(new Set(scores.map(({pillars}) => pillars[pillar].score)).size).toBe(1);
  });
  it.each(['0.1', '0.3'])('of a share of %s the list names most, and hardly another', async share => {
    const of = swapped(EXPECTED.swaps[share]?.cycle ?? []);
    const {precision, recall} = found(await dealt(of), of);
    expect(precision).toBeGreaterThanOrEqual(0.8);
    expect(recall).toBeGreaterThanOrEqual(0.7);
  });
  it('of none the list is empty', async () =>
    expect(await dealt(i => i)).toMatchObject({review: [], reviewTotal: 0, exchanged: [], shifted: null}));
});

describe('captions that were exchanged in pairs', () => {
  it.each(['a', 'b', 'c', 'd'])(
    'of 10 pairs by the lot %s most are named, and none that was not exchanged',
    async seed => {
      const cycle = cycleOf(0.1, seed);
      const of = (i: number): number => (cycle.includes(i) ? (cycle[cycle.indexOf(i) ^ 1] ?? i) : i);
      const {exchanged} = await dealt(of);
      expect(exchanged.filter(([a, b]) => of(Number(a.slice(0, 3))) !== Number(b.slice(0, 3)))).toEqual([]);
      expect(exchanged.length).toBeGreaterThanOrEqual(7);
    },
  );
});

describe('files that were shifted', () => {
  it('are seen at one glance', async () => {
    const {shifted, ...alignment} = await dealt(i => (i + 1) % N);
    expect(shifted?.by).toBe(-1);
    expect(shifted?.items).toBeGreaterThan(150);
    expect(mismatchShare(alignment)).toBeGreaterThan(0.85);
  });
});

describe('what cannot be ranked', () => {
  it('is a set whose captions are all alike', async () => {
    const statistics = await withCaptions(() => 'tnsh, red, circle');
    expect(judge(statistics).measured.find(({metric}) => metric.id === 'alignment')?.report).toMatchObject({
      status: 'not-applicable',
    });
  });
  it('is a set that says nothing but trigger and quality', async () => {
    const {alignment} = await withCaptions(() => 'tnsh, masterpiece, best quality');
    expect(alignment).toMatchObject({n: 0, excluded: {noTags: N}});
  });
  it('is shown, and not scored, where all captions are dealt by lot: a blind model would say the same', async () => {
    const of = swapped(cycleOf(1, 'all'));
    const {measured} = judge(await withCaptions(i => caption(of(i))));
    for (const id of ['alignment', 'alignment-auc'])
      expect(measured.find(({metric}) => metric.id === id)?.report).toMatchObject({
        status: 'informative',
        score: null,
        reason: expect.stringContaining('this model cannot read this style'),
      });
  });
});
