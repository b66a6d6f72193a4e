import {type ResamplingTable, resamplingTable} from './resample.ts';

/** Bits of a weight's lower part, signed: weights are multiplied as numbers of 16 bits, and only large ones have more. */
const LOWER = 16;
/** Lower parts that are multiplied in one round, and parts above them. */
const LOW_BLOCK = 16;
const HIGH_BLOCK = 8;
/** Numbers of 32 bits that tell of an output. */
const ENTRY = 4;
/** Data sets have few sizes: tables of the latest are kept, 30 kB each at 1024 pixels. */
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

/** Which weights of an output are multiplied: all of them in blocks, and from which on there are parts above 16 bits. */
interface Output {
  readonly first: number;
  readonly lows: number;
  readonly highFrom: number;
  readonly highs: number;
}

/**
 * Per output where it begins, how many blocks it has, where those begin that have parts above 16 bits, and how many; then the
 * parts of each output, filled up with weights of 0.
 */
export function pack({starts, lengths, weights, taps}: ResamplingTable): Uint8Array {
  const outputs = Array.from(starts, (_, x) =>
    outputOf(weights.subarray(x * taps, x * taps + (lengths[x] ?? 0)), x * taps),
  );
  const parts = outputs.reduce((total, {lows, highs}) => total + lows * LOW_BLOCK + highs * HIGH_BLOCK, 0);
  const bytes = new Uint8Array(outputs.length * ENTRY * 4 + parts * 2);
  const entries = new Int32Array(bytes.buffer, 0, outputs.length * ENTRY);
  const packed = new Int16Array(bytes.buffer, entries.byteLength);
  let at = 0;
  for (const [x, {first, lows, highFrom, highs}] of outputs.entries()) {
    const [start, length] = [starts[x] ?? 0, lengths[x] ?? 0];
    entries.set([start, lows, start + highFrom, highs], x * ENTRY);
    for (let i = 0; i < length; i++) packed[at + i] = weights[first + i] ?? 0;
    at += lows * LOW_BLOCK;
    for (let i = 0; i < highs * HIGH_BLOCK && highFrom + i < length; i++)
      packed[at + i] = above(weights[first + highFrom + i] ?? 0);
    at += highs * HIGH_BLOCK;
  }
  return bytes;
}

function outputOf(weights: Int32Array, first: number): Output {
  const from = weights.findIndex(weight => above(weight) !== 0);
  const to = weights.findLastIndex(weight => above(weight) !== 0) + 1;
  const lows = Math.max(1, Math.ceil(weights.length / LOW_BLOCK));
  return {first, lows, highFrom: Math.max(0, from), highs: Math.ceil((to - Math.max(0, from)) / HIGH_BLOCK)};
}

/** What is left of a weight above its lower part, which counts from −2¹⁵ on. */
function above(weight: number): number {
  return (weight + (1 << (LOWER - 1))) >> LOWER;
}
