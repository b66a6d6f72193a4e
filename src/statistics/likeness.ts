import type {TagSets} from './item-sets.ts';

/** How alike the captions of groups of items are. */
export interface Likeness {
  readonly groups: number;
  /** Sum of Jaccard similarities of pairs of items from groups a ≤ b, at [a · groups + b]; each pair once. */
  readonly sums: Float64Array;
  /** How many pairs. */
  readonly pairs: Float64Array;
}

/**
 * Jaccard similarities of all pairs of items that are in a group (`group` ≥ 0), on all their tags. O(items²) and one step for
 * every tag that two items share: large sets give a sample of their items.
 */
export function likenessOf(sets: TagSets, group: Int32Array, groups: number): Likeness {
  const {offsets, tags} = sets;
  const sums = new Float64Array(groups * groups);
  const pairs = new Float64Array(groups * groups);
  const bearers = new Bearers(sets);
  const shared = new Uint32Array(group.length);
  for (let one = 0; one < group.length; one++) {
    const a = group[one] ?? -1;
    if (a < 0) continue;
    const from = offsets[one] ?? 0;
    const to = offsets[one + 1] ?? 0;
    shared.fill(0, 0, one);
    for (let i = from; i < to; i++) bearers.meet(tags[i] ?? 0, one, shared);
    for (let other = 0; other < one; other++) {
      const b = group[other] ?? -1;
      if (b < 0) continue;
      const at = a < b ? a * groups + b : b * groups + a;
      pairs[at] = (pairs[at] ?? 0) + 1;
      const both = shared[other] ?? 0;
      if (both === 0) continue;
      const all = to - from + (offsets[other + 1] ?? 0) - (offsets[other] ?? 0) - both;
      sums[at] = (sums[at] ?? 0) + both / all;
    }
  }
  return {groups, sums, pairs};
}

/** The items met so far that bear each tag. */
class Bearers {
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #items: Uint32Array;

  constructor({tags}: TagSets) {
    const width = tags.reduce((most, tag) => Math.max(most, tag), -1) + 1;
    this.#starts = new Uint32Array(width + 1);
    for (let i = 0; i < tags.length; i++) {
      const after = (tags[i] ?? 0) + 1;
      this.#starts[after] = (this.#starts[after] ?? 0) + 1;
    }
    for (let tag = 0; tag < width; tag++) {
      this.#starts[tag + 1] = (this.#starts[tag + 1] ?? 0) + (this.#starts[tag] ?? 0);
    }
    this.#ends = this.#starts.slice();
    this.#items = new Uint32Array(tags.length);
  }

  /** Counts this tag for all of them, and adds the item. */
  meet(tag: number, item: number, shared: Uint32Array): void {
    const items = this.#items;
    const end = this.#ends[tag] ?? 0;
    for (let at = this.#starts[tag] ?? 0; at < end; at++) {
      const other = items[at] ?? 0;
      shared[other] = (shared[other] ?? 0) + 1;
    }
    items[end] = item;
    this.#ends[tag] = end + 1;
  }
}
