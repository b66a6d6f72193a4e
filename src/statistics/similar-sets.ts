import type {TagSets} from './item-sets.ts';

/** From this Jaccard similarity on, two captions say the same. */
const ALIKE = 0.9;

/**
 * Marks the sets that have another at Jaccard ≥ 0.9. Sets are distinct, not empty, and hold the rarest tags first. Exact at
 * any size. Two such sets share one of their ⌊L/10⌋ + 1 rarest tags, so only those are looked up, and the shorter of a pair
 * is found by even fewer; 64-bit signatures settle nearly all other candidates.
 * R. J. Bayardo, Y. Ma, R. Srikant, "Scaling up all pairs similarity search", WWW 2007; C. Xiao et al., "Efficient
 * similarity joins for near-duplicate detection", ACM TODS 36 (2011), prefixes for indexing.
 */
export function markSimilar({offsets, tags}: TagSets): Uint8Array {
  const count = offsets.length - 1;
  const length = (set: number): number => (offsets[set + 1] ?? 0) - (offsets[set] ?? 0);
  const order = Uint32Array.from({length: count}, (_, set) => set).sort((a, b) => length(a) - length(b) || a - b);
  const signatures = sign({offsets, tags});
  const alike = new Uint8Array(count);
  const bearers = new Map<number, Bearers>();
  const seen = new Uint32Array(count);
  for (const [turn, set] of order.entries()) {
    const size = length(set);
    const start = offsets[set] ?? 0;
    const shortest = Math.ceil(ALIKE * size);
    for (let i = start, end = start + size - shortest + 1; i < end; i++) {
      const list = bearers.get(tags[i] ?? 0);
      if (list === undefined) continue;
      // Sets come by length: those that are too short now are too short for all that follow.
      while (list.from < list.sets.length && length(list.sets[list.from] ?? 0) < shortest) list.from++;
      for (let j = list.from; j < list.sets.length; j++) {
        const other = list.sets[j] ?? 0;
        if (seen[other] === turn + 1) continue;
        seen[other] = turn + 1;
        if (alike[set] === 1 && alike[other] === 1) continue;
        const most = size + length(other) - 2 * overlapNeeded(size, length(other));
        if (distance(signatures, set, other) > most) continue;
        if (jaccard(tags.subarray(start, start + size), tags.subarray(offsets[other], offsets[other + 1])) < ALIKE)
          continue;
        alike[set] = 1;
        alike[other] = 1;
      }
    }
    const indexed = size - Math.ceil((2 * ALIKE * size) / (1 + ALIKE)) + 1;
    for (let i = start; i < start + indexed; i++) {
      const tag = tags[i] ?? 0;
      const list = bearers.get(tag);
      if (list === undefined) bearers.set(tag, {sets: [set], from: 0});
      else list.sets.push(set);
    }
  }
  return alike;
}

interface Bearers {
  readonly sets: number[];
  /** Where sets begin that are long enough. */
  from: number;
}

/** Tags that two sets must share to be alike: |A ∩ B| ≥ t (|A| + |B|) / (1 + t). */
function overlapNeeded(a: number, b: number): number {
  return Math.ceil((ALIKE * (a + b)) / (1 + ALIKE) - 1e-9);
}

/** 64 bits a set, each tag toggling one: sets that differ in d tags differ in at most d bits. */
function sign({offsets, tags}: TagSets): Uint32Array {
  const signatures = new Uint32Array((offsets.length - 1) * 2);
  for (let set = 0; set + 1 < offsets.length; set++) {
    for (let i = offsets[set] ?? 0, end = offsets[set + 1] ?? 0; i < end; i++) {
      const bit = Math.imul(tags[i] ?? 0, 0x9e3779b1) >>> 26;
      const half = set * 2 + (bit >>> 5);
      signatures[half] = (signatures[half] ?? 0) ^ (1 << (bit & 31));
    }
  }
  return signatures;
}

function distance(signatures: Uint32Array, a: number, b: number): number {
  return (
    ones((signatures[a * 2] ?? 0) ^ (signatures[b * 2] ?? 0)) +
    ones((signatures[a * 2 + 1] ?? 0) ^ (signatures[b * 2 + 1] ?? 0))
  );
}

/** Bits that are set in a 32-bit number. H. S. Warren, "Hacker's Delight", 2nd ed., 2013, § 5–1. */
function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** |A ∩ B| / |A ∪ B| of two ascending lists. */
function jaccard(a: Uint32Array, b: Uint32Array): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) both++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return both / (a.length + b.length - both);
}
