import {npmi} from '../math/association.ts';
import type {Corpus} from '../corpus/corpus.ts';
import type {Pairs} from './pairs.ts';
import type {TagPair} from './tag-pair.ts';

/** Another data set, which shows what is usual. */
export interface Background {
  readonly name: string;
  /** What is judged of it: its tags, or the terms of its prose. */
  readonly corpus: Corpus;
}

/** Tags that go together here, and far less elsewhere. */
export interface UnexpectedPairs {
  /** What the background is called, and how many items it has. */
  readonly background: string;
  readonly items: number;
  /** Significant pairs of which both tags are known there. */
  readonly compared: number;
  readonly total: number;
  /** At most 20, the largest gap first. */
  readonly pairs: readonly UnexpectedPair[];
}

interface UnexpectedPair extends TagPair {
  /** Normalised pointwise mutual information here and in the background, in [−1, 1]. */
  readonly here: number;
  readonly there: number;
  /** Items of the background with both. */
  readonly thereBoth: number;
  /** Items of this set with both, the first 20. */
  readonly keys: readonly string[];
}

/** docs/advice/unexpected-pair.md. */
const GAP = 0.3;
const SHOWN = 20;
/** Below so many uses in the background nothing is usual. */
const KNOWN = 2;

/**
 * Of the pairs that meet oftener than chance has it, those whose NPMI is .3 or more above the background's. Tags that the
 * background hardly knows are not compared. O(tag uses of both).
 */
export function findUnexpected(corpus: Corpus, {items, meeting}: Pairs, background: Background): UnexpectedPairs {
  const keyOf = new Map(corpus.vocabulary.map(({key, display}) => [display, key]));
  const named = meeting.pairs.map(pair => ({...pair, keyA: keyOf.get(pair.a) ?? '', keyB: keyOf.get(pair.b) ?? ''}));
  const counted = countIn(background.corpus, named);
  const all = background.corpus.keys.length;
  const known = named.flatMap((pair, at) => {
    const {first, second, both} = counted[at] ?? {first: 0, second: 0, both: 0};
    if (Math.min(first, second) < KNOWN) return [];
    const here = npmi({items, first: pair.nA, second: pair.nB, both: pair.nBoth});
    const there = npmi({items: all, first, second, both});
    return here === undefined || there === undefined ? [] : [{...pair, here, there, thereBoth: both}];
  });
  const found = known
    .filter(({here, there}) => here - there >= GAP)
    .toSorted((a, b) => b.here - b.there - (a.here - a.there) || a.lnP - b.lnP);
  const shown = found.slice(0, SHOWN);
  const keys = itemsWith(corpus, shown);
  return {
    background: background.name,
    items: all,
    compared: known.length,
    total: found.length,
    pairs: shown.map(({keyA: _a, keyB: _b, ...pair}, at) => ({...pair, keys: keys[at] ?? []})),
  };
}

interface Keyed {
  readonly keyA: string;
  readonly keyB: string;
}

interface Counted {
  first: number;
  second: number;
  both: number;
}

/** Items of the background with the first tag, the second and both, a pair. */
function countIn(corpus: Corpus, pairs: readonly Keyed[]): readonly Counted[] {
  const counts = pairs.map((): Counted => ({first: 0, second: 0, both: 0}));
  forEachMeeting(corpus, pairs, (at, _item, [hasFirst, hasSecond]) => {
    const count = counts[at];
    if (count === undefined) return;
    count.first += Number(hasFirst);
    count.second += Number(hasSecond);
    count.both += Number(hasFirst && hasSecond);
  });
  return counts;
}

function itemsWith(corpus: Corpus, pairs: readonly Keyed[]): readonly (readonly string[])[] {
  const keys = pairs.map((): string[] => []);
  forEachMeeting(corpus, pairs, (at, item, [hasFirst, hasSecond]) => {
    const own = keys[at];
    if (hasFirst && hasSecond && own !== undefined && own.length < SHOWN) own.push(corpus.keys[item] ?? '');
  });
  return keys;
}

/** Tells of every item which tags of which pairs it bears, where it bears one. */
function forEachMeeting(
  {vocabulary, keys, rowItem, offsets, tags}: Corpus,
  pairs: readonly Keyed[],
  tell: (at: number, item: number, bears: readonly [first: boolean, second: boolean]) => void,
): void {
  const pairsOf = new Map<string, number[]>();
  for (const [at, {keyA, keyB}] of pairs.entries()) {
    for (const key of [keyA, keyB]) {
      const known = pairsOf.get(key);
      if (known === undefined) pairsOf.set(key, [at]);
      else known.push(at);
    }
  }
  const ofTag = vocabulary.map(({key}) => pairsOf.get(key) ?? []);
  let row = 0;
  for (let item = 0; item < keys.length; item++) {
    const own = new Set<string>();
    for (; rowItem[row] === item; row++)
      for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++)
        if ((ofTag[tags[i] ?? 0] ?? []).length > 0) own.add(vocabulary[tags[i] ?? 0]?.key ?? '');
    const told = new Set([...own].flatMap(key => pairsOf.get(key) ?? []));
    for (const at of told) {
      const {keyA, keyB} = pairs[at] ?? {keyA: '', keyB: ''};
      tell(at, item, [own.has(keyA), own.has(keyB)]);
    }
  }
}
