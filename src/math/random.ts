import {fnv1a} from './fnv.ts';

/**
 * Seeded generator of numbers in [0, 1): FNV-1a of the seed drives a 32-bit mixing counter (the "mulberry32" scheme).
 * Good enough to draw samples, not for cryptography. The same seed gives the same draws on every machine.
 */
export function seededRandom(seed: string): () => number {
  let state = fnv1a(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
