import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {analyze, analyzeFully} from '../../src/analyze.ts';
import type {Corpus} from '../../src/corpus/corpus.ts';
import {confidence, jaccardIndex, lift, npmi, pmi} from '../../src/math/association.ts';
import {lnLowerTail, lnUpperTail, lowerTail, upperTail} from '../../src/math/hypergeometric.ts';
import {benjaminiHochberg} from '../../src/math/multiple-testing.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {commonestTags, countPairs, type PairCounts} from '../../src/statistics/pair-counts.ts';
import {findMeeting, overlapOf} from '../../src/statistics/pair-tests.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {corpusOfRows, goldenRows} from '../helpers/golden-rows.ts';

const GOLDEN = '../shared/golden';
const DATA = '../shared/data';

interface GoldenPair {
  readonly a: string;
  readonly b: string;
  readonly n_a: number;
  readonly n_b: number;
  readonly n_xy: number;
  readonly pmi: number | '-Infinity';
  readonly npmi: number | null;
  readonly lift: number;
  readonly jaccard: number;
  readonly a_to_b: number;
  readonly b_to_a: number;
  readonly p: number | null;
  readonly ln_p: number;
  readonly p_lower: number | null;
  readonly ln_p_lower: number;
  readonly bh_all: boolean;
  readonly bh_met?: boolean;
}
interface GoldenSet {
  readonly N: number;
  readonly tags_n2: number;
  readonly family_all: number;
  readonly family_met: number;
  readonly pairs_that_meet: number;
  readonly significant_all: number;
  readonly significant_met: number;
  readonly pairs: readonly GoldenPair[];
}
const golden = JSON.parse(readFileSync(`${GOLDEN}/pairs.json`, 'utf8')) as Record<string, GoldenSet>;

/** What 50 digits hold of a number next to 1 when 1 is taken from it. */
const DIGITS = 1e-40;

function expectSame(name: string, found: number | undefined, expected: number | null | '-Infinity'): void {
  if (expected === null) return;
  const value = found ?? NaN;
  const wanted = Number(expected);
  const isSame = value === wanted || Math.abs(value - wanted) <= Math.max(DIGITS, 1e-12 * Math.abs(wanted));
  if (!isSame) throw new Error(`${name}: ${value} is not ${wanted}`);
}

/** NUS-WIDE as captions of its labels. */
function nuswide(): {key: string; caption: string}[] {
  const lines = (file: string): string[][] =>
    readFileSync(`${DATA}/tags/nuswide/${file}`, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => line.split(/\s+/));
  const labels = new Map(lines('label_ids.txt').map(([id = '', name = '']) => [id, name]));
  return lines('mul_label_ids.txt').map(([key = '', ...own]) => ({
    key,
    caption: own.map(label => labels.get(label) ?? '').join(', '),
  }));
}

function corpusOf(set: string): Corpus {
  if (set === 'tags/nuswide')
    return corpusOfRows(nuswide().map(({key, caption}) => ({key, tags: caption.split(', '), repeats: 1})));
  const file = readdirSync(`${GOLDEN}/rows`).find(name => goldenRows(`${GOLDEN}/rows/${name}`).set === set);
  return corpusOfRows(goldenRows(`${GOLDEN}/rows/${file ?? ''}`).items);
}

/** Pairs by their keys, the lower code units first. */
function named({vocabulary}: Corpus, {tags}: PairCounts): (i: number, j: number) => string {
  const keyOf = (place: number): string => vocabulary[tags[place] ?? 0]?.key ?? '';
  return (i, j) => [keyOf(i), keyOf(j)].toSorted().join(' + ');
}

describe.each(Object.entries(golden))('pairs of %s, against exact arithmetic', (set, {N, pairs, ...told}) => {
  const corpus = corpusOf(set);
  const counts = countPairs(corpus, {tags: commonestTags(documentFrequency(corpus))});
  const nameOf = named(corpus, counts);
  const all = [...counts.tags.keys()].flatMap(j =>
    [...counts.tags.subarray(0, j).keys()].map(i => ({name: nameOf(i, j), ...overlapOf(counts, i, j)})),
  );

  it('are counted', () => {
    expect([counts.items, counts.tags.length, all.length]).toEqual([N, told.tags_n2, told.family_all]);
    expect(all.filter(({both}) => both > 0)).toHaveLength(told.pairs_that_meet);
    const byName = new Map(all.map(pair => [pair.name, pair]));
    for (const {a, b, n_a, n_b, n_xy} of pairs) {
      const found = byName.get([a, b].toSorted().join(' + '));
      const sizes = [found?.first ?? 0, found?.second ?? 0].toSorted((x, y) => x - y);
      expect([found?.both, ...sizes]).toEqual([n_xy, ...[n_a, n_b].toSorted((x, y) => x - y)]);
    }
  });
  it('are tested, and compared with chance', () => {
    expect(pairs.length).toBeGreaterThan(30);
    for (const pair of pairs) {
      const overlap = {items: N, first: pair.n_a, second: pair.n_b, both: pair.n_xy};
      const of = (name: string): string => `${name} of ${pair.a} + ${pair.b}`;
      expectSame(of('ln p'), lnUpperTail(overlap), pair.ln_p);
      expectSame(of('ln p, lower'), lnLowerTail(overlap), pair.ln_p_lower);
      expectSame(of('p'), upperTail(overlap), pair.p);
      expectSame(of('p, lower'), lowerTail(overlap), pair.p_lower);
      expectSame(of('PMI'), pmi(overlap), pair.pmi);
      expectSame(of('NPMI'), npmi(overlap), pair.npmi);
      expectSame(of('lift'), lift(overlap), pair.lift);
      expectSame(of('Jaccard'), jaccardIndex(overlap), pair.jaccard);
      expectSame(of('confidence'), confidence({first: pair.n_a, both: pair.n_xy}), pair.a_to_b);
      expectSame(of('confidence'), confidence({first: pair.n_b, both: pair.n_xy}), pair.b_to_a);
    }
  });
  it('are significant in the family of all', () => {
    const {first, second} = findMeeting(counts);
    const found = new Set([...first].map((i, at) => nameOf(i, second[at] ?? 0)));
    expect(found.size).toBe(told.significant_all);
    for (const {a, b, bh_all} of pairs) expect(found.has([a, b].toSorted().join(' + '))).toBe(bh_all);
  });
  it('are significant in the family of those that meet twice', () => {
    const met = all.filter(({both}) => both >= 2);
    const {rejected, count} = benjaminiHochberg(Float64Array.from(met, lnUpperTail));
    expect([met.length, count]).toEqual([told.family_met, told.significant_met]);
    const found = new Set(met.filter((_, at) => rejected[at] === 1).map(({name}) => name));
    for (const {a, b, bh_met} of pairs) {
      if (bh_met !== undefined) expect(found.has([a, b].toSorted().join(' + '))).toBe(bh_met);
    }
  });
});

describe('what a user sees', () => {
  it('of NUS-WIDE: railroad and train 6.41 bits, coral and fish 5.92, airport and plane 5.87, harbor and boats 4.90', async () => {
    const {statistics} = await analyzeFully(memorySource(nuswide()), {trigger: [], advice: false});
    const meeting = statistics.pairs?.meeting.pairs ?? [];
    const bits = (a: string, b: string): number => {
      const pair = meeting.find(({a: x, b: y}) => [x, y].toSorted().join() === [a, b].toSorted().join());
      const {nA = 0, nB = 0, nBoth = 0} = pair ?? {};
      return (pmi({items: 209_347, first: nA, second: nB, both: nBoth}) ?? NaN) / Math.LN2;
    };
    expect(bits('railroad', 'train')).toBeCloseTo(6.409353600905609, 12);
    expect(bits('coral', 'fish')).toBeCloseTo(5.921154634756281, 12);
    expect(bits('airport', 'plane')).toBeCloseTo(5.87496785338357, 12);
    expect(bits('boats', 'harbor')).toBeCloseTo(4.902028958150996, 12);
  }, 60_000);
  it('of ten badly tagged pictures: four contradict themselves', async () => {
    const {metrics, advice} = await analyze(`${DATA}/lora/irene_wd14`);
    expect(metrics['contradictions']).toMatchObject({value: 0.4, status: 'scored', confidence: 'normal'});
    const found = advice.filter(({rule}) => rule === 'contradictions');
    expect(found.map(({what}) => what)).toEqual([
      '`no humans` and `1boy` share 3 captions',
      '`no humans` and `1girl` share 1 caption',
    ]);
  });
  it.each([
    ['lora/wikipetan', 0],
    ['lora/mickey1928', undefined],
    ['captions/azuki', undefined],
  ])('of %s: no false alarm', async (set, value) => {
    const {metrics} = await analyze(`${DATA}/${set}`, {advice: false});
    expect(metrics['contradictions']?.value ?? undefined).toBe(value);
  });
});
