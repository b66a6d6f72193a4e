/** Training weights that level K classes of n_k items; weight 0 in the score, input of `plan`. */
export interface ClassWeights {
  /** N / (K·n_k), scikit-learn's "balanced". */
  readonly inverse: number;
  /** (1 − β) / (1 − β^n_k): effective number of samples. */
  readonly effective: number;
}

/**
 * Weights of a class with n of N items among K classes. β = 0 does not re-weight, β → 1 tends to inverse frequency.
 * The default β = 1 − 1/N. Undefined for n = 0.
 * Y. Cui et al., "Class-Balanced Loss Based on Effective Number of Samples", CVPR 2019.
 */
export function classWeights(
  n: number,
  of: {readonly total: number; readonly classes: number; readonly beta?: number},
): ClassWeights | undefined {
  if (!(n > 0) || !(of.total > 0)) return undefined;
  const beta = of.beta ?? 1 - 1 / of.total;
  return {inverse: of.total / (of.classes * n), effective: (1 - beta) / oneMinusPower(beta, n)};
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
