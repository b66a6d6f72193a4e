import type {Corpus} from '../corpus/corpus.ts';

/** Sets of tags in compressed sparse row form: set i is tags[offsets[i] … offsets[i + 1] − 1], ascending. */
export interface TagSets {
  readonly offsets: Uint32Array;
  readonly tags: Uint32Array;
}

/** Sets whose tags are numbered by rarity. */
export interface RankedSets extends TagSets {
  /** Tag of the vocabulary by its number. */
  readonly order: Uint32Array;
}

/** The tag set of every item: the union of its rows. Tags are numbered by rarity, the rarest first. O(tag uses · log L). */
export function itemTagSets({keys, rowItem, offsets, tags}: Corpus, df: Float64Array): RankedSets {
  const order = rarestFirst(df);
  const rank = new Uint32Array(order.length);
  for (const [place, tag] of order.entries()) rank[tag] = place;
  const out = new Uint32Array(tags.length);
  const ends = new Uint32Array(keys.length + 1);
  let to = 0;
  let row = 0;
  for (let item = 0; item < keys.length; item++) {
    const from = to;
    const first = row;
    for (; rowItem[row] === item; row++) {
      for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++) out[to++] = rank[tags[i] ?? 0] ?? 0;
    }
    const own = out.subarray(from, to);
    own.sort();
    if (row - first > 1) to = from + unique(own);
    ends[item + 1] = to;
  }
  return {offsets: ends, tags: out.slice(0, to), order};
}

/** The sets of some items, in their order. */
export function pickSets({offsets, tags}: TagSets, items: ArrayLike<number>): TagSets {
  const ends = new Uint32Array(items.length + 1);
  const out = new Uint32Array(tags.length);
  let to = 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] ?? 0;
    const own = tags.subarray(offsets[item], offsets[item + 1]);
    out.set(own, to);
    to += own.length;
    ends[i + 1] = to;
  }
  return {offsets: ends, tags: out.subarray(0, to)};
}

/** Removes repeats from an ascending list in place; the new length. */
function unique(sorted: Uint32Array): number {
  let to = 0;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] ?? 0;
    if (i === 0 || value !== sorted[to - 1]) sorted[to++] = value;
  }
  return to;
}

function rarestFirst(df: Float64Array): Uint32Array {
  return Uint32Array.from(df.keys()).sort((a, b) => (df[a] ?? 0) - (df[b] ?? 0) || a - b);
}
