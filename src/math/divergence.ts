import {sum} from './entropy.ts';

/**
 * Jensen–Shannon divergence in bits of two weightings of the same values, in [0, 1]: 0 when equal in proportion, 1 when
 * disjoint; symmetric. Undefined when a side weighs nothing. J. Lin, IEEE Transactions on Information Theory 37 (1991).
 */
export function jensenShannon(left: ArrayLike<number>, right: ArrayLike<number>): number | undefined {
  const p = proportions(left);
  const q = proportions(right);
  if (p === undefined || q === undefined) return undefined;
  const parts = p.map((a, i) => {
    const b = q[i] ?? 0;
    const middle = (a + b) / 2;
    return (a > 0 ? a * Math.log2(a / middle) : 0) / 2 + (b > 0 ? b * Math.log2(b / middle) : 0) / 2;
  });
  return Math.min(1, Math.max(0, sum(parts)));
}

/** Kullback–Leibler divergence Σ p ln(p/q) in nats; Infinity where q is 0 and p is not; undefined without weight. */
export function kullbackLeibler(left: ArrayLike<number>, right: ArrayLike<number>): number | undefined {
  const p = proportions(left);
  const q = proportions(right);
  if (p === undefined || q === undefined) return undefined;
  return sum(p.map((a, i) => (a > 0 ? a * Math.log(a / (q[i] ?? 0)) : 0)));
}

/** Total variation distance ½ Σ |p − q|, in [0, 1]; undefined without weight. */
export function totalVariation(left: ArrayLike<number>, right: ArrayLike<number>): number | undefined {
  const p = proportions(left);
  const q = proportions(right);
  return p === undefined || q === undefined ? undefined : sum(p.map((a, i) => Math.abs(a - (q[i] ?? 0)))) / 2;
}

/** Adds α to every count (Dirichlet smoothing), so that no value of the union support has probability 0. */
export function smoothed(counts: ArrayLike<number>, alpha = 0.5): Float64Array {
  return Float64Array.from(counts, count => count + alpha);
}

function proportions(weights: ArrayLike<number>): Float64Array | undefined {
  const total = sum(weights);
  return total > 0 ? Float64Array.from(weights, weight => weight / total) : undefined;
}
