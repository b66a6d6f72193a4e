import {sum} from './entropy.ts';

/**
 * Hill number of order q, (Σ p^q)^(1/(1−q)): as many equally common tags would be as diverse. q = 0 counts all alike (V), 1 is e^H, 2 is
 * 1/Σ p², ∞ is 1/max p. Falls with q; in [1, V]. Undefined when nothing weighs anything.
 * M. O. Hill, "Diversity and Evenness: A Unifying Notation and Its Consequences", Ecology 54 (1973) 427–432.
 */
export function hillNumber(counts: ArrayLike<number>, q: number): number | undefined {
  const total = sum(counts);
  if (!(total > 0) || !(q >= 0)) return undefined;
  const logs = Array.from(counts, n => n / total).flatMap(p => (p > 0 ? [Math.log(p)] : []));
  const highest = logs.reduce((most, one) => Math.max(most, one), -Infinity);
  if (q === Infinity) return Math.exp(-highest);
  if (q === 1) return Math.exp(-sum(logs.map(ln => Math.exp(ln) * ln)));
  // Relative to the commonest, so that high orders do not underflow.
  const relative = sum(logs.map(ln => Math.exp(q * (ln - highest))));
  return Math.exp((q * highest + Math.log(relative)) / (1 - q));
}
