import type {SeenImages} from './seen-images.ts';

/** How many pairs the settings accept, which are counted as nothing else. */
export interface AcceptedPairs {
  /** Of copies, and of those the ones with the same bytes or pixels. */
  readonly pairs: number;
  readonly exact: number;
  /** Of mirror images, turned pictures and look-alikes. */
  readonly others: number;
  /** Pairs of the list that accept nothing, and why. */
  readonly unused: readonly {readonly pair: readonly [string, string]; readonly why: string}[];
}

/** What became of the list of accepted pairs. */
export function acceptedPairs({rules: {ignore}, unnamed, copies}: SeenImages): {readonly accepted?: AcceptedPairs} {
  if (ignore.length === 0) return {};
  const {pairs, exact, others, used} = copies.accepted;
  const unused = ignore.flatMap((pair, i) =>
    used.has(i) ? [] : [{pair, why: unnamed.get(i) ?? 'they are no copies of each other'}],
  );
  return {accepted: {pairs, exact, others, unused}};
}
