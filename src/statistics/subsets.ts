import type {Corpus} from '../corpus/corpus.ts';

/** A training folder or configured subset. */
export interface SubsetCounts {
  readonly name: string;
  readonly items: number;
  readonly repeats: number;
  /** Times its items are seen in an epoch. */
  readonly exposures: number;
}

/** Sizes of the subsets, by name. */
export function countSubsets({subsets, itemSubset, repeats}: Corpus): SubsetCounts[] {
  const items = new Float64Array(subsets.length);
  const exposures = new Float64Array(subsets.length);
  for (const [item, subset] of itemSubset.entries()) {
    items[subset] = (items[subset] ?? 0) + 1;
    exposures[subset] = (exposures[subset] ?? 0) + (repeats[item] ?? 0);
  }
  return subsets
    .map((subset, i) => ({
      name: subset.name,
      items: items[i] ?? 0,
      repeats: subset.repeats,
      exposures: exposures[i] ?? 0,
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
