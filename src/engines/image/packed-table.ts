import {type ResamplingTable, resamplingTable} from './resample.ts';

/** Bits of a weight's lower part: both parts are multiplied as numbers of 16 bits. */
const LOWER = 12;
/** Weights that are multiplied at once. */
const BLOCK = 8;
/** Data sets have few sizes: tables of the latest are kept, 100 kB each at 1024 pixels. */
const KEPT = 24;

const known = new Map<string, Uint8Array>();

/** Weights of Pillow's Lanczos filter as `Kernel.weigh` reads them. */
export function packedTable(from: number, to: number): Uint8Array {
  const key = `${from} ${to}`;
  const table = known.get(key) ?? pack(resamplingTable(from, to));
  known.delete(key);
  known.set(key, table);
  if (known.size > KEPT) for (const oldest of [...known.keys()].slice(0, known.size - KEPT)) known.delete(oldest);
  return table;
}

/** Per output where it begins and how many blocks it has, then the blocks, filled up with weights of 0. */
export function pack({starts, lengths, weights, taps}: ResamplingTable): Uint8Array {
  const to = starts.length;
  const blocks = lengths.reduce((total, length) => total + Math.ceil(length / BLOCK), 0);
  const bytes = new Uint8Array(to * 8 + blocks * BLOCK * 4);
  const entries = new Int32Array(bytes.buffer, 0, to * 2);
  const parts = new Int16Array(bytes.buffer, to * 8);
  let block = 0;
  for (let x = 0; x < to; x++) {
    const length = lengths[x] ?? 0;
    entries[x * 2] = starts[x] ?? 0;
    entries[x * 2 + 1] = Math.ceil(length / BLOCK);
    for (let i = 0; i < length; i++) {
      const at = (block + Math.floor(i / BLOCK)) * 2 * BLOCK + (i % BLOCK);
      const weight = weights[x * taps + i] ?? 0;
      parts[at] = weight >> LOWER;
      parts[at + BLOCK] = weight & ((1 << LOWER) - 1);
    }
    block += Math.ceil(length / BLOCK);
  }
  return bytes;
}
