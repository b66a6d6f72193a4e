import {sum} from './entropy.ts';

/**
 * Jensen–Shannon divergence of two distributions in bits, in [0, 1]: 0 when equal, 1 when disjoint. Both are normalised
 * here; entries belong together by index. Undefined when one of them is all zeros.
 * J. Lin, "Divergence measures based on the Shannon entropy", IEEE Trans. Inf. Theory 37 (1991) 145–151.
 */
export function jensenShannon(p: ArrayLike<number>, q: ArrayLike<number>): number | undefined {
  const length = Math.max(p.length, q.length);
  const [a, b] = [normalised(p, length), normalised(q, length)];
  if (a === undefined || b === undefined) return undefined;
  const middle = a.map((x, i) => (x + (b[i] ?? 0)) / 2);
  const bits = (relative(a, middle) + relative(b, middle)) / 2 / Math.LN2;
  return Math.min(1, Math.max(0, bits));
}

/**
 * Kullback–Leibler divergence Σ p ln(p/q) in nats, ≥ 0; Infinity where p has mass and q has none.
 * S. Kullback, R. A. Leibler, "On Information and Sufficiency", Ann. Math. Statist. 22 (1951) 79–86.
 */
export function kullbackLeibler(p: ArrayLike<number>, q: ArrayLike<number>): number | undefined {
  const length = Math.max(p.length, q.length);
  const [a, b] = [normalised(p, length), normalised(q, length)];
  return a === undefined || b === undefined ? undefined : Math.max(0, relative(a, b));
}

/** Total variation distance ½ Σ |p − q|, in [0, 1]: the largest difference in probability that any event can have. */
export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number | undefined {
  const length = Math.max(p.length, q.length);
  const [a, b] = [normalised(p, length), normalised(q, length)];
  if (a === undefined || b === undefined) return undefined;
  return sum(a.map((x, i) => Math.abs(x - (b[i] ?? 0)))) / 2;
}

/** What one of two distributions lacks at the end is 0 there. */
function normalised(counts: ArrayLike<number>, length: number): Float64Array | undefined {
  const values = new Float64Array(length);
  values.set(counts);
  const total = sum(values);
  return total > 0 ? values.map(x => x / total) : undefined;
}

function relative(p: Float64Array, q: Float64Array): number {
  const parts = p.map((x, i) => (x === 0 ? 0 : x * Math.log(x / (q[i] ?? 0))));
  // A compensated sum of infinities is not a number.
  return parts.includes(Infinity) ? Infinity : sum(parts);
}
