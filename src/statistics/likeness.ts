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
export function likenessOf({offsets, tags}: TagSets, group: Int32Array, groups: number): Likeness {
  const sums = new Float64Array(groups * groups);
  const pairs = new Float64Array(groups * groups);
  const bearers = new Map<number, number[]>();
  const shared = new Uint32Array(group.length);
  for (let one = 0; one < group.length; one++) {
    const a = group[one] ?? -1;
    if (a < 0) continue;
    const [from, to] = [offsets[one] ?? 0, offsets[one + 1] ?? 0];
    shared.fill(0, 0, one);
    for (let i = from; i < to; i++) {
      const tag = tags[i] ?? 0;
      const before = bearers.get(tag);
      if (before === undefined) bearers.set(tag, [one]);
      else {
        for (const other of before) shared[other] = (shared[other] ?? 0) + 1;
        before.push(one);
      }
    }
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
