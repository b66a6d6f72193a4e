/** Up to this mean a draw is exact; beyond, a rounded normal one is as good. */
const EXACT = 30;

/**
 * A draw from the binomial distribution of n trials with chance p: by inversion where its mean (of the rarer outcome) is at most
 * 30, else a normal deviate, rounded. O(mean), at most 30 steps on average.
 */
export function drawBinomial(n: number, p: number, random: () => number): number {
  if (p > 0.5) return n - drawBinomial(n, 1 - p, random);
  if (n * p > EXACT) return Math.min(n, Math.max(0, Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normal(random))));
  let left = random();
  let chance = (1 - p) ** n;
  let k = 0;
  while (left > chance && k < n) {
    left -= chance;
    chance *= ((n - k) / (k + 1)) * (p / (1 - p));
    k++;
  }
  return k;
}

/** G. E. P. Box, M. E. Muller, "A Note on the Generation of Random Normal Deviates", Ann. Math. Statist. 29 (1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
