import type {BinaryRows} from './binary-rows.ts';

/** Trades a row: what the authors found enough for the matrix to be forgotten. */
const TRADES = 5;

/**
 * A random binary matrix with the row and column sums of the given one: five trades a row, in each of which two rows pool
 * what only one of them has and share it out again, each keeping its size. All such matrices are equally likely in the
 * limit. O(L) a trade. G. Strona, D. Nappo, F. Boccacci, S. Fattorini, J. San-Miguel-Ayanz, "A fast and unbiased procedure
 * to randomize ecological binary matrices with fixed row and column totals", Nature Communications 5 (2014) 4114.
 */
export function curveball({offsets, columns, width}: BinaryRows, random: () => number): BinaryRows {
  const out = columns.slice();
  const rows = offsets.length - 1;
  const marks = new Uint8Array(width);
  const pool = new Uint32Array(2 * width);
  for (let trade = rows < 2 ? 0 : TRADES * rows; trade > 0; trade--) {
    const first = Math.floor(random() * rows);
    const second = (first + 1 + Math.floor(random() * (rows - 1))) % rows;
    const [one, other] = [first, second].map(row => out.subarray(offsets[row], offsets[row + 1]));
    if (one !== undefined && other !== undefined) share(one, other, {marks, pool, random});
  }
  return {offsets, columns: out, width};
}

interface Scratch {
  /** All 0 between trades. */
  readonly marks: Uint8Array;
  readonly pool: Uint32Array;
  readonly random: () => number;
}

/** One trade: common columns move to the front of both rows, the others are shuffled together and dealt out behind them. */
function share(one: Uint32Array, other: Uint32Array, {marks, pool, random}: Scratch): void {
  for (const column of other) marks[column] = 1;
  const own = common(one, column => marks[column] === 1);
  for (const column of other) marks[column] = 0;
  for (let i = 0; i < own; i++) marks[one[i] ?? 0] = 1;
  const others = common(other, column => marks[column] === 1);
  for (let i = 0; i < own; i++) marks[one[i] ?? 0] = 0;
  const mine = one.subarray(own);
  const theirs = other.subarray(others);
  const size = mine.length + theirs.length;
  pool.set(mine);
  pool.set(theirs, mine.length);
  // Only the part that is dealt to the first row needs to be drawn.
  for (let i = 0; i < mine.length; i++) {
    const drawn = i + Math.floor(random() * (size - i));
    const column = pool[drawn] ?? 0;
    pool[drawn] = pool[i] ?? 0;
    pool[i] = column;
  }
  mine.set(pool.subarray(0, mine.length));
  theirs.set(pool.subarray(mine.length, size));
}

/** Moves the columns that pass to the front; how many they are. */
function common(row: Uint32Array, passes: (column: number) => boolean): number {
  let to = 0;
  for (let i = 0; i < row.length; i++) {
    const column = row[i] ?? 0;
    if (!passes(column)) continue;
    row[i] = row[to] ?? 0;
    row[to++] = column;
  }
  return to;
}
