import type {Corpus} from '../../../corpus/corpus.ts';
import type {BalanceOptions} from '../../../math/balance-repeats.ts';
import {classWeights} from '../../../math/class-weights.ts';

/**
 * Weights of single images as JSON lines, for samplers that take them: those of their group, not rounded to repeats, and
 * scaled to mean 1. Without balancing the repeats that there are.
 */
export function itemWeights(
  {keys, subsets, itemSubset, repeats}: Corpus,
  balance: BalanceOptions | null,
  groupOf: ReadonlyMap<string, string> | null,
): string {
  const groups = [...itemSubset].map(subset => {
    const {name} = subsets[subset] ?? {name: ''};
    return groupOf?.get(name) ?? name;
  });
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const totals = {total: keys.length, classes: sizes.size};
  const weightOf = (group: string): number => {
    const all = classWeights(sizes.get(group) ?? 0, {
      ...totals,
      ...(balance?.beta === undefined ? {} : {beta: balance.beta}),
    });
    if (all === undefined || balance === null) return 1;
    return balance.weighting === 'effective'
      ? all.effective
      : balance.weighting === 'sqrt'
        ? Math.sqrt(all.inverse)
        : all.inverse;
  };
  const weights = keys.map((_key, i) => (balance === null ? (repeats[i] ?? 1) : weightOf(groups[i] ?? '')));
  return weightLines(keys, weights);
}

/** Copies of one picture share the weight of one: 1 / n for each of n. */
export function clusterWeights({keys}: Corpus, clusters: readonly {readonly keys: readonly string[]}[]): string {
  const sizes = new Map(clusters.flatMap(cluster => cluster.keys.map(key => [key, cluster.keys.length] as const)));
  return weightLines(
    keys,
    keys.map(key => 1 / (sizes.get(key) ?? 1)),
  );
}

function weightLines(keys: readonly string[], weights: readonly number[]): string {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  return keys
    .map((key, i) => `${JSON.stringify({key, weight: Number(((weights[i] ?? 0) / mean).toPrecision(12))})}\n`)
    .join('');
}
