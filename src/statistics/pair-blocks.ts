import type {Corpus} from '../corpus/corpus.ts';
import {pairPlace} from './pair-place.ts';

/** Rows whose places are kept at a time: some 700 KB of captions of 20 counted tags. */
const ROWS = 16_384;
/** Slices of the triangle that are gone through one after another: of 8 MB each one fits the cache of a core. */
const SLICES = 16;

interface Block {
  /** Places of the counted tags of each row, ascending. */
  places: Uint16Array;
  /** Where each row begins, and the end of the last. */
  readonly starts: Uint32Array;
  /** Per row: the first place that no slice has had yet. */
  readonly next: Uint32Array;
  rows: number;
}

/**
 * Items with each counted tag and with each pair of them, where every item has one caption of weight 1. The time goes into cache misses
 * of the triangle, so that a block of rows meets one slice of it after another: on a machine that others use, too, that
 * takes 0.6 of the time of going row by row. `placeAfter` is per tag 0, or 1 + its place.
 */
export function countWholes(
  corpus: Corpus,
  placeAfter: Uint16Array,
  counted: number,
): {readonly n: Float64Array; readonly both: Uint32Array} {
  const n = new Float64Array(counted);
  const both = new Uint32Array(pairPlace(0, counted));
  const block: Block = {
    places: new Uint16Array(0),
    starts: new Uint32Array(ROWS + 1),
    next: new Uint32Array(ROWS),
    rows: 0,
  };
  const rows = corpus.offsets.length - 1;
  for (let first = 0; first < rows; first += ROWS) {
    fill(block, corpus, {placeAfter, first, last: Math.min(rows, first + ROWS)});
    for (let i = 0, end = block.starts[block.rows] ?? 0; i < end; i++) {
      const place = block.places[i] ?? 0;
      n[place] = (n[place] ?? 0) + 1;
    }
    // Slices of equal size: the triangle grows with the square of the place.
    for (let slice = 1; slice <= SLICES; slice++)
      addSlice(block, both, Math.round(counted * Math.sqrt(slice / SLICES)));
  }
  return {n, both};
}

interface Rows {
  readonly placeAfter: Uint16Array;
  readonly first: number;
  readonly last: number;
}

function fill(block: Block, {offsets, tags}: Corpus, {placeAfter, first, last}: Rows): void {
  const most = (offsets[last] ?? 0) - (offsets[first] ?? 0);
  if (block.places.length < most) block.places = new Uint16Array(most);
  const {places, starts, next} = block;
  let to = 0;
  for (let row = first; row < last; row++) {
    const start = to;
    for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++) {
      const after = placeAfter[tags[i] ?? 0] ?? 0;
      if (after === 0) continue;
      // Kept ascending as they come: captions are short, and most begin with their commonest tags.
      let at = to++;
      for (; at > start && (places[at - 1] ?? 0) >= after; at--) places[at] = places[at - 1] ?? 0;
      places[at] = after - 1;
    }
    starts[row - first] = start;
    next[row - first] = start;
  }
  block.rows = last - first;
  starts[block.rows] = to;
}

/** Counts the pairs whose later place is below `limit` and was not reached by the slice before. */
function addSlice({places, starts, next, rows}: Block, both: Uint32Array, limit: number): void {
  for (let row = 0; row < rows; row++) {
    const start = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    let j = next[row] ?? 0;
    for (; j < end; j++) {
      const place = places[j] ?? 0;
      if (place >= limit) break;
      // Whole numbers only, here and below: floating point would cost as much as the counting itself.
      const base = (place * (place - 1)) >>> 1;
      for (let i = start; i < j; i++) {
        const pair = base + (places[i] ?? 0);
        both[pair] = (both[pair] ?? 0) + 1;
      }
    }
    next[row] = j;
  }
}
