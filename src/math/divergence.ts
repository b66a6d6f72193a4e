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

/**
 * Population stability index Σ (p − q) ln(p/q), ≥ 0, symmetric; Infinity where one has mass and the other none. Undefined when
 * one is all zeros. A custom of credit scoring: its marks .1 and .25 are no tests.
 */
export function populationStability(p: ArrayLike<number>, q: ArrayLike<number>): number | undefined {
  const [forth, back] = [kullbackLeibler(p, q), kullbackLeibler(q, p)];
  return forth === undefined || back === undefined ? undefined : forth + back;
}

/**
 * The share of all uses that would have to become something never seen before for this Jensen–Shannon divergence: a way to
 * say it in words. Inverts ½ log₂(1/(1−ε/2)) + ½ [(1−ε) log₂((1−ε)/(1−ε/2)) + ε], which grows with ε from 0 to 1.
 */
export function replacedShare(bits: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const share = (low + high) / 2;
    if (afterReplacing(share) < bits) low = share;
    else high = share;
  }
  return (low + high) / 2;
}

function afterReplacing(share: number): number {
  const [stays, middle] = [1 - share, 1 - share / 2];
  const rest = stays > 0 ? stays * Math.log2(stays / middle) : 0;
  return (rest + share - Math.log2(middle)) / 2;
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
