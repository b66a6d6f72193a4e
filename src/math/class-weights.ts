/** Training weights that level classes of different size; weight 0 in the score. */
export interface ClassWeights {
  /** N / (K·n_k): inverse frequency among the items. */
  readonly inverse: number;
  /** U / (K·n_k): inverse frequency among the uses, scikit-learn's "balanced". Equal to `inverse` where an item has one class. */
  readonly balanced: number;
  /** (1 − β) / (1 − β^n_k): effective number of samples. */
  readonly effective: number;
}

/** The classes together. */
export interface ClassTotals {
  /** N, items. */
  readonly total: number;
  /** K */
  readonly classes: number;
  /** U = Σ n_k; N when absent: every item has one class. */
  readonly uses?: number;
  /** In [0, 1): 0 does not re-weight, β → 1 tends to inverse frequency. 1 − 1/N when absent. */
  readonly beta?: number;
}

/**
 * Weights of a class with n of N items among K classes. Undefined for n = 0. The ratio of two weights never exceeds the
 * inverse ratio of their counts.
 * Y. Cui et al., "Class-Balanced Loss Based on Effective Number of Samples", CVPR 2019.
 */
export function classWeights(n: number, {total, classes, uses = total, beta}: ClassTotals): ClassWeights | undefined {
  if (!(n > 0) || !(total > 0)) return undefined;
  const b = beta ?? defaultBeta(total);
  const effective = (1 - b) / oneMinusPower(b, n);
  return {inverse: total / (classes * n), balanced: uses / (classes * n), effective};
}

/** β = 1 − 1/N: as if every item were one of N different samples. */
export function defaultBeta(items: number): number {
  return 1 - 1 / items;
}

/** max n / min n over the classes that occur; ≥ 1; undefined when none does. */
export function imbalanceRatio(counts: ArrayLike<number>): number | undefined {
  let low = Infinity;
  let high = 0;
  for (let i = 0; i < counts.length; i++) {
    const n = counts[i] ?? 0;
    if (n <= 0) continue;
    low = Math.min(low, n);
    high = Math.max(high, n);
  }
  return high > 0 ? high / low : undefined;
}

/** 1 − β^n without cancellation near β = 1. */
function oneMinusPower(beta: number, n: number): number {
  return beta === 0 ? 1 : -Math.expm1(n * Math.log(beta));
}
