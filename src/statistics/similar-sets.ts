import {UnionFind} from '../math/union-find.ts';
import type {TagSets} from './item-sets.ts';

/** From this Jaccard similarity on two captions say the same: 9/10, kept as whole numbers so that no bound is off by a rounding. */
const ALIKE = 9;
const OF = 10;

/**
 * Groups of sets, joined where two are at Jaccard ≥ 0.9: by set, the lowest set of its group. Sets are distinct, not empty,
 * and hold the rarest tags first. Exact at any size. Two such sets share one of their ⌊L/10⌋ + 1 rarest tags, so only those are looked up, and the shorter of a pair
 * is found by even fewer; 64-bit signatures settle nearly all other candidates.
 * R. J. Bayardo, Y. Ma, R. Srikant, "Scaling up all pairs similarity search", WWW 2007; C. Xiao et al., "Efficient
 * similarity joins for near-duplicate detection", ACM TODS 36 (2011), prefixes for indexing.
 */
export function groupSimilar({offsets, tags}: TagSets): Uint32Array {
  const count = offsets.length - 1;
  const lengths = Uint32Array.from({length: count}, (_, set) => (offsets[set + 1] ?? 0) - (offsets[set] ?? 0));
  const signatures = sign({offsets, tags});
  const groups = new UnionFind(count);
  const bearers = new Map<number, Bearers>();
  const seen = new Uint32Array(count);
  let turn = 0;
  for (const set of shortestFirst(lengths)) {
    turn++;
    const size = lengths[set] ?? 0;
    const start = offsets[set] ?? 0;
    const shortest = Math.ceil((ALIKE * size) / OF);
    for (let i = start, end = start + size - shortest + 1; i < end; i++) {
      const list = bearers.get(tags[i] ?? 0);
      if (list === undefined) continue;
      // Sets come by length: those that are too short now are too short for all that follow.
      while (list.from < list.sets.length && (lengths[list.sets[list.from] ?? 0] ?? 0) < shortest) list.from++;
      for (let j = list.from; j < list.sets.length; j++) {
        const other = list.sets[j] ?? 0;
        if (seen[other] === turn) continue;
        seen[other] = turn;
        const both = size + (lengths[other] ?? 0);
        const needed = Math.ceil((ALIKE * both) / (OF + ALIKE));
        if (distance(signatures, set, other) > both - 2 * needed || groups.find(set) === groups.find(other)) continue;
        if (share(tags, offsets, {set, other, needed})) groups.join(set, other);
      }
    }
    const indexed = size - Math.ceil((2 * ALIKE * size) / (OF + ALIKE)) + 1;
    for (let i = start; i < start + indexed; i++) {
      const tag = tags[i] ?? 0;
      const list = bearers.get(tag);
      if (list === undefined) bearers.set(tag, {sets: [set], from: 0});
      else list.sets.push(set);
    }
  }
  return Uint32Array.from({length: count}, (_, set) => groups.find(set));
}

interface Bearers {
  readonly sets: number[];
  /** Where sets begin that are long enough. */
  from: number;
}

function shortestFirst(lengths: Uint32Array): Uint32Array {
  return Uint32Array.from(lengths.keys()).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
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

/**
 * Whether two sets share the tags they need: J ≥ t ⇔ |A ∩ B| ≥ t (|A| + |B|) / (1 + t). Both are ascending; given up as soon
 * as too many tags of one of them have no partner.
 */
function share(
  tags: Uint32Array,
  offsets: Uint32Array,
  {set, other, needed}: {readonly set: number; readonly other: number; readonly needed: number},
): boolean {
  let i = offsets[set] ?? 0;
  let j = offsets[other] ?? 0;
  const endI = offsets[set + 1] ?? 0;
  const endJ = offsets[other + 1] ?? 0;
  let spareI = endI - i - needed;
  let spareJ = endJ - j - needed;
  while (i < endI && j < endJ) {
    const x = tags[i] ?? 0;
    const y = tags[j] ?? 0;
    if (x < y && --spareI < 0) return false;
    if (y < x && --spareJ < 0) return false;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return spareI - (endI - i) >= 0 && spareJ - (endJ - j) >= 0;
}
