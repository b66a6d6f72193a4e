import {fastMultiplier, type Multiplier, plainMultiplier, SIDE} from './multiplier.ts';

/** Groups of the few that are laid out at a time: half a megabyte at 512 numbers, which stays near the processor. */
const GROUPS = 32;

type Vectors = readonly (Float32Array | null)[];

/**
 * Every one of some vectors with every one of many: per vector of `few` a column over `many`, NaN where either is absent.
 * Numbers are laid out in the order in which they are read; each sum goes on number by number as in `dot`, and is equal to it to
 * the last bit. O(few × many × length).
 */
export function products(
  few: Vectors,
  many: Vectors,
  make: typeof plainMultiplier = bestMultiplier,
): readonly Float64Array[] {
  const columns = few.map(() => new Float64Array(many.length).fill(NaN));
  const length = [...few, ...many].find(vector => vector !== null)?.length ?? 0;
  const [asked, rows] = [placesOf(few), placesOf(many)];
  if (asked.length === 0 || rows.length === 0) return columns;
  const by = make({groups: Math.min(GROUPS, Math.ceil(asked.length / SIDE)), length});
  for (const block of chunks(asked, GROUPS * SIDE)) {
    const groups = chunks(block, SIDE);
    for (const [group, places] of groups.entries()) lay(places, few, by.laid.subarray(group * SIDE * length));
    for (const places of chunks(rows, SIDE)) {
      lay(places, many, by.panel);
      by.multiply(groups.length);
      put(by, {columns, block, places});
    }
  }
  return columns;
}

function bestMultiplier(size: Parameters<typeof plainMultiplier>[0]): Multiplier {
  return fastMultiplier(size) ?? plainMultiplier(size);
}

function placesOf(vectors: Vectors): number[] {
  return [...vectors.keys()].filter(i => vectors[i] !== null);
}

function chunks(places: readonly number[], size: number): number[][] {
  return Array.from({length: Math.ceil(places.length / size)}, (_, i) => places.slice(i * size, (i + 1) * size));
}

/** Number by number, each of all vectors; missing ones stay as they were, and what they give is not looked at. */
function lay(places: readonly number[], vectors: Vectors, out: Float64Array): void {
  for (const [lane, place] of places.entries()) {
    const vector = vectors[place] ?? [];
    for (let k = 0, to = lane; k < vector.length; k++, to += SIDE) out[to] = vector[k] ?? 0;
  }
}

interface Into {
  readonly columns: readonly Float64Array[];
  readonly block: readonly number[];
  readonly places: readonly number[];
}

function put({sums}: Multiplier, {columns, block, places}: Into): void {
  for (let i = 0, from = 0; i < block.length; i++, from += SIDE) {
    const column = columns[block[i] ?? -1];
    if (column === undefined) continue;
    for (let lane = 0; lane < places.length; lane++) column[places[lane] ?? 0] = sums[from + lane] ?? 0;
  }
}
