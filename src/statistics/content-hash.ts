import type {TagSets} from './item-sets.ts';

/**
 * Numbers for tags and items that tell them apart by where they stand, not by names, keys or places in a list: the same
 * after items change places, tags are renamed or written in another order. Two rounds of colour refinement: a tag is what
 * its items are, an item what its tags are. B. Weisfeiler, A. Leman, "The reduction of a graph to canonical form and the
 * algebra which appears therein", NTI 2 (1968) 12–16. O(tag uses).
 */
export interface ContentHashes {
  readonly ofTag: Uint32Array;
  readonly ofItem: Uint32Array;
}

const ROUNDS = 2;

/** Hashes of sets whose tags are numbered below `width`. */
export function contentHashes({offsets, tags}: TagSets, width: number): ContentHashes {
  const items = offsets.length - 1;
  let ofTag = new Uint32Array(width);
  let ofItem = new Uint32Array(items).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    // Sums wrap around, so that they are the same in any order.
    const [tagSums, itemSums] = [new Uint32Array(width), new Uint32Array(items)];
    for (let item = 0; item < items; item++) {
      const own = mixed(ofItem[item] ?? 0);
      for (let i = offsets[item] ?? 0, end = offsets[item + 1] ?? 0; i < end; i++)
        tagSums[tags[i] ?? 0] = (tagSums[tags[i] ?? 0] ?? 0) + own;
    }
    for (let item = 0; item < items; item++) {
      let sum = 0;
      for (let i = offsets[item] ?? 0, end = offsets[item + 1] ?? 0; i < end; i++)
        sum = (sum + mixed(tagSums[tags[i] ?? 0] ?? 0)) | 0;
      itemSums[item] = sum;
    }
    [ofTag, ofItem] = [tagSums, itemSums];
  }
  return {ofTag, ofItem};
}

/** A number whose bits hang on all bits of another: the finaliser of MurmurHash3. */
function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
