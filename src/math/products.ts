/** Panels of vectors that are multiplied with one another: so many of the many with two of the few. */
const WIDE = 4;
/** So many of the few are laid out at a time: half a megabyte at 512 numbers, which stays near the processor. */
const BLOCK = 128;

/**
 * Every one of some vectors with every one of many: per vector of `few` a column over `many`, NaN where either is absent.
 * Numbers are laid out in the order in which they are read, so that eight products share six reads; each sum goes on number by
 * number as in `dot`, and is equal to it to the last bit. O(few × many × length).
 */
export function products(
  few: readonly (Float32Array | null)[],
  many: readonly (Float32Array | null)[],
): readonly Float64Array[] {
  const columns = few.map(() => new Float64Array(many.length).fill(NaN));
  const length = [...few, ...many].find(vector => vector !== null)?.length ?? 0;
  const rows = placesOf(many);
  const asked = placesOf(few);
  const panel = new Float64Array(WIDE * length);
  for (let from = 0; from < asked.length; from += BLOCK) {
    const block = asked.slice(from, from + BLOCK);
    const laid = pairsOf(few, block, length);
    for (let at = 0; at < rows.length; at += WIDE) {
      const places = rows.slice(at, at + WIDE);
      lay(places, many, panel, WIDE);
      multiply(panel, laid, {columns, block, places, length});
    }
  }
  return columns;
}

function placesOf(vectors: readonly (Float32Array | null)[]): number[] {
  return [...vectors.keys()].filter(i => vectors[i] !== null);
}

/** Number by number, each of all vectors; missing ones stay as they were, and what they give is not looked at. */
function lay(
  places: readonly number[],
  vectors: readonly (Float32Array | null)[],
  out: Float64Array,
  width: number,
): void {
  for (const [lane, place] of places.entries()) {
    const vector = vectors[place] ?? [];
    for (let k = 0, to = lane; k < vector.length; k++, to += width) out[to] = vector[k] ?? 0;
  }
}

/** Two and two, one pair after the other. */
function pairsOf(few: readonly (Float32Array | null)[], block: readonly number[], length: number): Float64Array {
  const out = new Float64Array((block.length + 1) * length);
  for (let pair = 0; pair < block.length; pair += 2)
    lay(block.slice(pair, pair + 2), few, out.subarray(pair * length), 2);
  return out;
}

interface Into {
  readonly columns: readonly Float64Array[];
  readonly block: readonly number[];
  readonly places: readonly number[];
  readonly length: number;
}

function multiply(panel: Float64Array, laid: Float64Array, {columns, block, places, length}: Into): void {
  for (let pair = 0; pair < block.length; pair += 2) {
    let [p, q, r, s, t, u, v, w] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let a = 0, b = pair * length; a < panel.length; a += WIDE, b += 2) {
      // Written out: a pattern would make a list a turn.
      const x = laid[b] ?? 0;
      const y = laid[b + 1] ?? 0;
      const e = panel[a] ?? 0;
      const f = panel[a + 1] ?? 0;
      const g = panel[a + 2] ?? 0;
      const h = panel[a + 3] ?? 0;
      p += x * e;
      q += x * f;
      r += x * g;
      s += x * h;
      t += y * e;
      u += y * f;
      v += y * g;
      w += y * h;
    }
    put(columns[block[pair] ?? -1], places, [p, q, r, s]);
    put(columns[block[pair + 1] ?? -1], places, [t, u, v, w]);
  }
}

function put(column: Float64Array | undefined, places: readonly number[], sums: readonly number[]): void {
  if (column !== undefined) for (const [lane, place] of places.entries()) column[place] = sums[lane] ?? 0;
}
