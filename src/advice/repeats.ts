import type {GroupCounts} from '../statistics/groups.ts';
import type {SubsetCounts} from '../statistics/subsets.ts';
import type {Fix} from './finding.ts';

/** More repeats of few pictures are memorised. */
const MOST_REPEATS = 10;

/**
 * Repeats that bring the values of a group to the weights that are wanted: r = want / items of the value, over the least of
 * them, rounded and kept within 1 … 10. Subsets whose repeats stay are left out.
 */
export function repeatsFor(
  bySubset: NonNullable<GroupCounts['bySubset']>,
  subsets: readonly SubsetCounts[],
  want: (value: string) => number,
): Fix[] {
  const sizes = new Map(subsets.map(subset => [subset.name, subset]));
  const items = new Map<string, number>();
  for (const {subset, value} of bySubset) items.set(value, (items.get(value) ?? 0) + (sizes.get(subset)?.items ?? 0));
  const weightOf = (value: string): number => want(value) / Math.max(1, items.get(value) ?? 0);
  const least = Math.min(...[...items.keys()].map(weightOf).filter(weight => weight > 0));
  return bySubset.flatMap(({subset, value}): Fix[] => {
    const from = sizes.get(subset)?.repeats ?? 1;
    const to = Math.max(1, Math.min(MOST_REPEATS, roundHalfUp(weightOf(value) / least)));
    if (!Number.isFinite(to) || to === from) return [];
    return [{kind: 'set-repeats', subset, from, to, applicability: 'suggested'}];
  });
}

/** 3 of 2.4999999999999996 too, which is what (1/6)/(1/15) comes to. */
function roundHalfUp(n: number): number {
  return Math.floor(n + 0.5 + 1e-9);
}
