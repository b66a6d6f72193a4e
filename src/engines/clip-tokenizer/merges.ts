/** Ids above bytes, bytes at word end and merges; also the radix under which a pair of ids is one number. */
const SIZE = 49_408;
/** Merge results follow 256 bytes and 256 bytes at word end. */
export const FIRST_MERGE = 512;
/** Slots of the hash table, a power of two: 48,894 entries fill it to 0.37. */
const SLOTS = 131_072;

/** Ranks of byte-pair merges. */
export interface Merges {
  /** Rank of the pair, or −1 when it never merges. Rank r makes id 512 + r. */
  readonly rank: (a: number, b: number) => number;
}

/**
 * Reads the table of pairs (little-endian uint16, in rank order). Open addressing over two typed arrays: it fills in a
 * millisecond, where a Map of 48,894 numbers takes ten, and is looked up once a symbol.
 */
export function readMerges(bytes: Uint8Array): Merges {
  const pairs = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const keys = new Uint32Array(SLOTS);
  const ranks = new Int32Array(SLOTS).fill(-1);
  for (let rank = 0; rank < bytes.byteLength / 4; rank++) {
    const key = pairs.getUint16(rank * 4, true) * SIZE + pairs.getUint16(rank * 4 + 2, true);
    let slot = slotOf(key);
    while (ranks[slot] !== -1) slot = (slot + 1) & (SLOTS - 1);
    keys[slot] = key;
    ranks[slot] = rank;
  }
  return {
    rank(a, b) {
      const key = a * SIZE + b;
      let slot = slotOf(key);
      while (keys[slot] !== key && ranks[slot] !== -1) slot = (slot + 1) & (SLOTS - 1);
      return ranks[slot] ?? -1;
    },
  };
}

/** Multiplicative hash (Knuth): the high bits of key × 2³²/φ. */
function slotOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 15;
}
