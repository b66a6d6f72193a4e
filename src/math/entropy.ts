/**
 * Shannon entropy H = −Σ p ln p of non-negative weights, p = weight / Σ weights, in nats; 0·ln 0 = 0.
 * In [0, ln V]; undefined when nothing weighs anything. Weights need not be whole or normalised.
 * C. E. Shannon, "A Mathematical Theory of Communication", Bell System Technical Journal 27 (1948) 379–423.
 */
export function shannonEntropy(weights: ArrayLike<number>): number | undefined {
  const total = sum(weights);
  if (!(total > 0)) return undefined;
  let entropy = 0;
  for (let i = 0; i < weights.length; i++) {
    const p = (weights[i] ?? 0) / total;
    if (p > 0) entropy -= p * Math.log(p);
  }
  return Math.max(0, entropy);
}

/** Simpson concentration Σ p² (Herfindahl–Hirschman index on the 0–1 scale). In [1/V, 1]; undefined without weight. */
export function simpsonConcentration(weights: ArrayLike<number>): number | undefined {
  const total = sum(weights);
  if (!(total > 0)) return undefined;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) squares += ((weights[i] ?? 0) / total) ** 2;
  return squares;
}

/** Entropy of a yes/no question that is yes with probability c: −c ln c − (1−c) ln(1−c), in nats, maximal at ½. */
export function binaryEntropy(c: number): number {
  return c <= 0 || c >= 1 ? 0 : -c * Math.log(c) - (1 - c) * Math.log1p(-c);
}

/** Σ of the weights with Neumaier's compensation, so that order and size do not show in the 12th digit. */
export function sum(weights: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < weights.length; i++) {
    const x = weights[i] ?? 0;
    const next = total + x;
    lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
    total = next;
  }
  return total + lost;
}
