import {joinGroups, type JoinedGroups} from './join-groups.ts';
import type {Likeness} from './likeness.ts';

/** Groups of items set against each other, in two parts. */
export interface Division {
  /** Part of each group: 0 the larger, 1 the smaller. */
  readonly part: Uint8Array;
  /** Items in the larger and in the smaller part. */
  readonly sizes: readonly [number, number];
  /** J_w: mean Jaccard of two captions of one part. */
  readonly within: number;
  /** J_b: mean Jaccard of two captions of different parts. */
  readonly between: number;
  /** (1 − J_b/J_w), less what chance gives, · 4ab/N². */
  readonly mixture: number;
}

/**
 * Captions without structure, divided as well as can be, are unlike by about 2/√N: .3 of 50, .14 of 200, .06 of 1,000, as the
 * test draws them. It is taken off as chance is from an adjusted index.
 */
const CHANCE = 2;
/** A smaller part than this share of the items is no part of a mixture. */
const LEAST_PART = 0.1;
/**
 * All ways to divide so many groups are tried, 127; fewer of a small set, in which the best of many ways looks good by chance:
 * one group for each twelve items.
 */
const TRIED = 8;
const ITEMS_A_GROUP = 12;

/**
 * The division of groups in two that makes the set look most mixed: the greatest (d − c)/(1 − c) · 4ab/N², d = 1 − J_b/J_w, c = 2/√N, over all ways to
 * divide them. Null without two groups of a tenth of the items. More than eight groups, or one for twelve items, are joined
 * first, the smallest with the one most like it.
 */
export function divide(likeness: Likeness, sizes: readonly number[], items: number): Division | null {
  const tried = Math.min(TRIED, Math.max(2, Math.floor(items / ITEMS_A_GROUP)));
  const joined = joinGroups(likeness, sizes, tried);
  let best: Divided | null = null;
  // Group 0 is always in part 0, so that no division is tried twice.
  for (let mask = 2; mask < 2 ** joined.sizes.length; mask += 2) {
    const found = judge(joined, mask, items);
    if (found !== null && (best === null || found.mixture > best.mixture)) best = found;
  }
  if (best === null) return null;
  const {mask, inMask, others, ...division} = best;
  const small = inMask <= others ? 1 : 0;
  return {
    ...division,
    part: Uint8Array.from(joined.joined, group => (((mask >> group) & 1) === 1 ? small : 1 - small)),
    sizes: [Math.max(inMask, others), Math.min(inMask, others)],
  };
}

interface Divided extends Omit<Division, 'part' | 'sizes'> {
  /** Bit g: group g is in the one part. */
  readonly mask: number;
  readonly inMask: number;
  readonly others: number;
}

function judge({likeness: {groups, sums, pairs}, sizes}: JoinedGroups, mask: number, items: number): Divided | null {
  let inMask = 0;
  let others = 0;
  for (let group = 0; group < groups; group++) {
    if (((mask >> group) & 1) === 1) inMask += sizes[group] ?? 0;
    else others += sizes[group] ?? 0;
  }
  if (Math.min(inMask, others) < LEAST_PART * items) return null;
  let [sumWithin, within, sumBetween, between] = [0, 0, 0, 0];
  for (let a = 0; a < groups; a++) {
    for (let b = a; b < groups; b++) {
      const at = a * groups + b;
      if (((mask >> a) & 1) === ((mask >> b) & 1)) {
        sumWithin += sums[at] ?? 0;
        within += pairs[at] ?? 0;
      } else {
        sumBetween += sums[at] ?? 0;
        between += pairs[at] ?? 0;
      }
    }
  }
  if (sumWithin === 0 || between === 0) return null;
  const [meanWithin, meanBetween] = [sumWithin / within, sumBetween / between];
  const chance = Math.min(1, CHANCE / Math.sqrt(items));
  const unlike = 1 - meanBetween / meanWithin;
  const contrast = unlike === 1 ? 1 : Math.max(0, (unlike - chance) / (1 - chance));
  const mixture = (contrast * 4 * inMask * others) / items ** 2;
  return {mask, inMask, others, within: meanWithin, between: meanBetween, mixture};
}
