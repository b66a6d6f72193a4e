import type {Corpus} from '../corpus/corpus.ts';
import {isAble, lockedPairs, type LockedPairs, lockedPairsOnly, type Places, TESTABLE} from './locked-pairs.ts';
import {commonestTags, countableTags, countPairs, type PairCounts} from './pair-counts.ts';
import {pairPlace} from './pair-place.ts';
import {familySize, findMeeting, findShunning, type FoundPairs} from './pair-tests.ts';
import {namePair, type TagPair} from './tag-pair.ts';

/** How tags go together. Lists are bounded whatever the set; totals count all. */
export interface Pairs {
  /** N. */
  readonly items: number;
  /** Whether these are enough to tell habit from chance; where they are not, no pair is found. */
  readonly testable: boolean;
  /** Tags in two items or more, and the commonest of them, of which pairs were counted. */
  readonly tags: number;
  readonly counted: number;
  /** Pairs of counted tags: all were tested. */
  readonly tested: number;
  /** Of these, pairs that stand in one item at least. */
  readonly met: number;
  /** Pairs that meet oftener than chance has it, at a false discovery rate of 5 %, and the 200 surest. */
  readonly meeting: {readonly total: number; readonly pairs: readonly TagPair[]};
  /** Pairs that meet more rarely. */
  readonly shunning: {readonly total: number; readonly pairs: readonly TagPair[]};
  /** Of the 20 commonest tags that are neither trigger nor quality tags nor in nearly every item: which meet how often. */
  readonly matrix: {
    readonly tags: readonly string[];
    readonly n: readonly number[];
    /** Row j holds the items that tag j shares with tags 0 … j − 1. */
    readonly both: readonly (readonly number[])[];
  };
}

export interface PairsOptions {
  readonly unit: 'tag' | 'term';
  /** Which tags are judged; all when absent. */
  readonly keep?: ((key: string) => boolean) | undefined;
  /** Whether a tag is neither trigger nor quality tag. */
  readonly isContent: (key: string) => boolean;
  /** Per item; of near-duplicates one can stand for all. */
  readonly weights?: Float64Array;
  /** Leaves out what no score needs. */
  readonly scoresOnly?: boolean;
}

const KEPT = 200;
const SHOWN = 20;
/** Tags beyond this coverage have PMI 0 with all others. */
const CONSTANT = 0.9;

/** How the judged tags of a corpus meet: pairs of the 2,000 commonest are counted and tested. O(Σ L² of these + pairs). */
export function findPairs(
  corpus: Corpus,
  df: Float64Array,
  {unit, keep = () => true, isContent, weights, scoresOnly = false}: PairsOptions,
): {readonly pairs: Pairs | null; readonly lockedPairs: LockedPairs} {
  const {vocabulary} = corpus;
  const items = corpus.keys.length;
  const keyOf = (tag: number): string => vocabulary[tag]?.key ?? '';
  const often = commonestTags(df, {most: df.length, keep: tag => keep(keyOf(tag))});
  const tags = countableTags(corpus, often);
  const count = (of: Uint32Array): PairCounts => countPairs(corpus, {tags: of, weights});
  const placesOf = ({tags: of, n, items: all}: PairCounts): Places => ({
    able: Uint8Array.from(of, (tag, place) => (isAble(n[place] ?? 0, all) && isContent(keyOf(tag)) ? 1 : 0)),
    nameOf: place => vocabulary[of[place] ?? 0]?.display ?? '',
    isNested: (i, j) => unit === 'term' && endsInOther(keyOf(of[i] ?? 0), keyOf(of[j] ?? 0)),
  });
  if (scoresOnly) {
    // Weights can change which tags are able, so that only without them the others need not be counted.
    const wanted = weights === undefined ? tags.filter(tag => isAble(df[tag] ?? 0, items)) : tags;
    const counts = count(wanted);
    const [family, whole] = [familySize({tags}), () => count(tags)];
    return {pairs: null, lockedPairs: lockedPairsOnly(counts, placesOf(counts), {family, whole})};
  }
  const counts = count(tags);
  const places = placesOf(counts);
  const testable = counts.items >= TESTABLE;
  const meeting = testable ? withoutNested(findMeeting(counts), places) : NONE;
  return {
    pairs: {
      items: counts.items,
      testable,
      tags: often.length,
      counted: tags.length,
      tested: familySize(counts),
      met: metPairs(counts),
      meeting: summary(counts, places, meeting),
      shunning: summary(counts, places, testable ? findShunning(counts) : NONE),
      matrix: matrixOf(counts, places, tag => isContent(keyOf(tag))),
    },
    lockedPairs: lockedPairs(counts, meeting, places),
  };
}

const NONE: FoundPairs = {
  first: new Uint16Array(),
  second: new Uint16Array(),
  lnP: new Float64Array(),
  q: new Float64Array(),
};

function endsInOther(a: string, b: string): boolean {
  return a.endsWith(` ${b}`) || b.endsWith(` ${a}`);
}

/** That a phrase meets its own head noun is grammar; the test was made all the same. */
function withoutNested({first, second, lnP, q}: FoundPairs, {isNested}: Places): FoundPairs {
  const isTold = (_: unknown, at: number): boolean => !isNested(first[at] ?? 0, second[at] ?? 0);
  return {first: first.filter(isTold), second: second.filter(isTold), lnP: lnP.filter(isTold), q: q.filter(isTold)};
}

function summary(counts: PairCounts, {nameOf}: Places, {first, second, lnP, q}: FoundPairs): Pairs['meeting'] {
  const kept = [...lnP.subarray(0, KEPT).keys()].map(at =>
    namePair(counts, nameOf, {i: first[at] ?? 0, j: second[at] ?? 0, lnP: lnP[at] ?? 0, q: q[at] ?? 0}),
  );
  return {total: lnP.length, pairs: kept};
}

function metPairs({both}: PairCounts): number {
  let met = 0;
  for (let pair = 0; pair < both.length; pair++) if ((both[pair] ?? 0) > 0) met++;
  return met;
}

function matrixOf(
  {items, tags, n, both}: PairCounts,
  {nameOf}: Places,
  isContent: (tag: number) => boolean,
): Pairs['matrix'] {
  const shown: number[] = [];
  for (let place = 0; place < tags.length && shown.length < SHOWN; place++) {
    if ((n[place] ?? 0) < CONSTANT * items && isContent(tags[place] ?? 0)) shown.push(place);
  }
  return {
    tags: shown.map(nameOf),
    n: shown.map(place => n[place] ?? 0),
    both: shown.map((j, at) => shown.slice(0, at).map(i => both[pairPlace(i, j)] ?? 0)),
  };
}
