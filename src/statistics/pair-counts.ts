import type {Corpus} from '../corpus/corpus.ts';
import {nearWhole} from '../math/near-whole.ts';
import {countWholes} from './pair-blocks.ts';
import {pairPlace} from './pair-place.ts';

/**
 * How many items bear two tags at once. Tags have places, the commonest first; the pair of places i < j stands at
 * `pairPlace(i, j)` of one triangle. Counts are expected numbers, as document frequency is: an item with several captions
 * counts a pair by the share of its captions that hold both.
 */
export interface PairCounts {
  /** N, or the sum of the items' weights. */
  readonly items: number;
  /** Corpus ids of the tags counted, by place. */
  readonly tags: Uint32Array;
  /** Items with the tag, by place. */
  readonly n: Float64Array;
  readonly both: Uint32Array | Float64Array;
}

export interface PairOptions {
  /** Corpus ids, each once: the commonest first, so that pairs that meet often lie close together. See `commonestTags`. */
  readonly tags: Uint32Array;
  /** Per item; 1 when absent. 0 leaves an item out: of near-duplicates one can stand for all. */
  readonly weights?: Float64Array | undefined;
}

/** So many tags have their pairs counted: two million pairs, 8 MB. */
const MOST_TAGS = 2000;
/** Pairs that may be counted for each use of a tag: captions of 200 counted tags. Longer ones would make the step quadratic. */
const MOST_PAIRS_A_USE = 100;
/** Pairs that may be counted whatever the set: a tenth of a second. */
const FREE_PAIRS = 10_000_000;

/** Tags that occur in two items or more, the commonest first, at most `most`. */
export function commonestTags(
  df: Float64Array,
  {most = MOST_TAGS, keep = () => true}: {readonly most?: number; readonly keep?: (tag: number) => boolean} = {},
): Uint32Array {
  const often = Uint32Array.from(df.keys()).filter(tag => (df[tag] ?? 0) >= 2 && keep(tag));
  return often.sort((a, b) => (df[b] ?? 0) - (df[a] ?? 0) || a - b).slice(0, most);
}

/**
 * Counts the pairs of the given tags in one pass, O(Σ L²) over the counted tags of each caption. Where long captions would make that
 * more than 100 pairs a use of a tag, fewer tags are counted (the commonest half, quarter, …), these exactly: no count is ever a sample.
 */
export function countPairs(corpus: Corpus, {tags, weights}: PairOptions): PairCounts {
  const {keys, rowWeight} = corpus;
  const counted = countableTags(corpus, tags);
  if (weights === undefined && rowWeight.length === keys.length) {
    return {items: keys.length, tags: counted, ...countWholes(corpus, placesAfter(counted), counted.length)};
  }
  const n = new Float64Array(counted.length);
  const both = new Float64Array(pairPlace(0, counted.length));
  const placeAfter = placesAfter(counted);
  for (let row = 0; row < rowWeight.length; row++) {
    const weight = (rowWeight[row] ?? 0) * (weights?.[corpus.rowItem[row] ?? 0] ?? 1);
    const places = corpus.tags.subarray(corpus.offsets[row], corpus.offsets[row + 1]);
    const own = places.map(tag => placeAfter[tag] ?? 0).filter(after => after > 0);
    addWeight(own.sort(), weight, {n, both});
  }
  const items = weights?.reduce((total, weight) => total + weight, 0) ?? keys.length;
  // Thirds must not hang on the order in which they were added.
  return {items: nearWhole(items), tags: counted, n: n.map(nearWhole), both: both.map(nearWhole)};
}

/** `own`: 1 + the places of the tags of a row, ascending. */
function addWeight(
  own: Uint32Array,
  weight: number,
  {n, both}: {readonly n: Float64Array; readonly both: Float64Array},
): void {
  for (let j = 0; j < own.length; j++) {
    const place = (own[j] ?? 0) - 1;
    const base = pairPlace(0, place);
    n[place] = (n[place] ?? 0) + weight;
    for (let i = 0; i < j; i++) {
      const pair = base + (own[i] ?? 0) - 1;
      both[pair] = (both[pair] ?? 0) + weight;
    }
  }
}

/** Per tag of the corpus 0, or 1 + its place. */
function placesAfter(counted: Uint32Array): Uint16Array {
  const places = new Uint16Array(counted.reduce((most, tag) => Math.max(most, tag), 0) + 1);
  for (const [place, tag] of counted.entries()) places[tag] = place + 1;
  return places;
}

/** The commonest of these tags of which `countPairs` counts all pairs: 2,000, fewer where captions are very long. */
export function countableTags({offsets, tags}: Corpus, wanted: Uint32Array): Uint32Array {
  const limit = Math.max(FREE_PAIRS, MOST_PAIRS_A_USE * tags.length);
  let counted = wanted.subarray(0, MOST_TAGS);
  if (pairsOf(offsets, row => (offsets[row + 1] ?? 0) - (offsets[row] ?? 0)) <= limit) return counted;
  while (pairsToCount(offsets, tags, counted) > limit) counted = counted.subarray(0, counted.length >> 1);
  return counted;
}

function pairsToCount(offsets: Uint32Array, tags: Uint32Array, counted: Uint32Array): number {
  const places = placesAfter(counted);
  return pairsOf(offsets, row => {
    let length = 0;
    for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++)
      if ((places[tags[i] ?? 0] ?? 0) > 0) length++;
    return length;
  });
}

function pairsOf(offsets: Uint32Array, lengthOf: (row: number) => number): number {
  let pairs = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    const length = lengthOf(row);
    pairs += (length * (length - 1)) / 2;
  }
  return pairs;
}
