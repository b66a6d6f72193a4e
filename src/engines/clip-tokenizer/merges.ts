import {endianness} from 'node:os';

/** Ids of bytes, of bytes at word end, of merges and of two markers. */
const IDS = 49_408;
/** Merge results follow 256 bytes and 256 bytes at word end. */
export const FIRST_MERGE = 512;

/** Ranks of byte-pair merges. */
export interface Merges {
  /** Rank of the pair, or −1 when it never merges. Rank r makes id 512 + r. */
  readonly rank: (a: number, b: number) => number;
}

/**
 * Reads the table as it is looked up, so that nothing is built at the start (little-endian uint16): where the pairs of each
 * first id begin, one more than there are ids; the second ids of all pairs, ascending for each first; their ranks.
 * O(log pairs of a) a look.
 */
export function readMerges(bytes: Uint8Array): Merges {
  const numbers = uint16(bytes);
  const pairs = Math.max(0, (numbers.length - IDS - 1) / 2);
  const starts = numbers.subarray(0, IDS + 1);
  const seconds = numbers.subarray(IDS + 1, IDS + 1 + pairs);
  const ranks = numbers.subarray(IDS + 1 + pairs);
  return {
    rank(a, b) {
      let from = starts[a] ?? 0;
      let to = starts[a + 1] ?? 0;
      while (from < to) {
        const middle = (from + to) >> 1;
        const second = seconds[middle] ?? 0;
        if (second === b) return ranks[middle] ?? -1;
        if (second < b) from = middle + 1;
        else to = middle;
      }
      return -1;
    },
  };
}

/** A copy: bytes may begin anywhere, and machines differ in their order. */
function uint16(bytes: Uint8Array): Uint16Array {
  const copy = new Uint8Array(bytes);
  if (endianness() === 'BE') Buffer.from(copy.buffer).swap16();
  return new Uint16Array(copy.buffer);
}
