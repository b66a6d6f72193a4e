import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Corpus} from '../../src/corpus/corpus.ts';
import {lowerTail, upperTail} from '../../src/math/hypergeometric.ts';
import {commonestTags, countPairs, type PairCounts} from '../../src/statistics/pair-counts.ts';
import {pairPlace} from '../../src/statistics/pair-place.ts';
import {findMeeting, findShunning, type FoundPairs} from '../../src/statistics/pair-tests.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {shuffledRows} from '../helpers/curveball.ts';
import {corpusOf, type Told} from '../helpers/sets.ts';

const countsOf = (corpus: Corpus): PairCounts => countPairs(corpus, {tags: commonestTags(documentFrequency(corpus))});
const placesOf = ({first, second}: FoundPairs): string[] => [...first].map((i, at) => `${i} ${second[at] ?? ''}`);

/** All pairs tested one by one, and the step-up rule of Benjamini and Hochberg over all of them. */
function oracle({items, tags, n, both}: PairCounts, tail: typeof upperTail): string[] {
  const tests: {pair: string; p: number}[] = [];
  for (let j = 1; j < tags.length; j++) {
    for (let i = 0; i < j; i++) {
      const overlap = {items, first: n[i] ?? 0, second: n[j] ?? 0, both: both[pairPlace(i, j)] ?? 0};
      tests.push({pair: `${i} ${j}`, p: tail(overlap)});
    }
  }
  const sorted = tests.toSorted((a, b) => a.p - b.p);
  const last = sorted.findLastIndex(({p}, at) => p <= ((at + 1) * 0.05) / tests.length);
  return sorted.slice(0, last + 1).map(({pair}) => pair);
}

/** Captions in which some tags go together, and some never meet. */
const captions: fc.Arbitrary<Told[]> = fc.array(
  fc
    .tuple(fc.nat(3), fc.subarray(['smile', 'hat', 'night', 'rain', 'river', 'tower']))
    .map(
      ([kind, others]) =>
        [['apron', 'tray'], ['sword', 'shield'], ['apron'], []][kind]?.concat(others).join(', ') ?? '',
    ),
  {minLength: 20, maxLength: 60},
);

describe('findMeeting(counts), findShunning(counts)', () => {
  it('find what testing each pair by itself finds', () =>
    fc.assert(
      fc.asyncProperty(captions, async told => {
        const counts = countsOf(await corpusOf(told));
        expect(placesOf(findMeeting(counts)).toSorted()).toEqual(oracle(counts, upperTail).toSorted());
        expect(placesOf(findShunning(counts)).toSorted()).toEqual(oracle(counts, lowerTail).toSorted());
      }),
      {numRuns: 40},
    ));
  it('give the surest first, with q values that do not fall', async () => {
    const told = Array.from({length: 60}, (_, i) => (i < 20 ? 'apron, tray' : i < 40 ? 'sword, shield, hat' : 'hat'));
    const {lnP, q} = findMeeting(countsOf(await corpusOf(told)));
    expect(lnP.length).toBeGreaterThan(1);
    expect([...lnP]).toEqual([...lnP].toSorted((a, b) => a - b));
    expect([...q]).toEqual([...q].toSorted((a, b) => a - b));
    expect(q.every(value => value <= 0.05)).toBe(true);
  });
  it('round expected counts against a finding', async () => {
    // Thirds: both tags in 1⅔ items at least, together in 1⅔ of 20.
    const told = [...Array.from({length: 18}, () => 'hat'), ['apron, tray', 'apron, tray', 'hat'], 'apron, tray'];
    const {lnP} = findMeeting(countsOf(await corpusOf(told)));
    expect(lnP.length).toBe(0);
  });
  it('flag at most 5 % of what is strewn at random: curveball, 100 seeds', async () => {
    const told = Array.from({length: 40}, (_, i) =>
      [
        i % 2 ? 'apron, tray' : 'sword, shield',
        `scene ${'abcde'[i % 5]}`,
        ...(i % 3 ? ['hat'] : []),
        ...(i % 4 ? [] : ['rain']),
      ].join(', '),
    );
    const corpus = await corpusOf(told);
    expect(findMeeting(countsOf(corpus)).lnP.length).toBeGreaterThan(0);
    let flagged = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const shuffled = countsOf(shuffledRows(corpus, seed));
      expect([...shuffled.n]).toEqual([...countsOf(corpus).n]);
      flagged += findMeeting(shuffled).lnP.length > 0 ? 1 : 0;
    }
    expect(flagged).toBeLessThanOrEqual(5);
  });
});
