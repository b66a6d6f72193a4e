/** Steps of the exact walk beyond which the limit law is near enough: its error is far below a hundredth there. */
const MOST_STEPS = 1e6;
/** What dividing loses: a distance is a multiple of 1 / (m n). */
const NOTHING = 1e-9;

/**
 * Kolmogorov–Smirnov distance of two samples, in [0, 1]: the largest gap between their empirical distribution functions. Both
 * ascending and not empty. O(m + n).
 */
export function smirnovDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [i, j] = [0, 0];
  let widest = 0;
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] ?? 0, b[j] ?? 0);
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    widest = Math.max(widest, Math.abs(i / a.length - j / b.length));
  }
  return widest;
}

/**
 * Two-sided p of a distance between samples of m and n: the chance that two samples of one continuous law are as far apart, in
 * (0, 1]. Exact for small samples, else by the limit law. Cautious where values are equal (a true p is smaller).
 * N. V. Smirnov, "Table for estimating the goodness of fit", Annals of Mathematical Statistics 19 (1948) 279–281;
 * J. L. Hodges, "The significance probability of the Smirnov two-sample test", Arkiv för Matematik 3 (1958) 469–486.
 */
export function smirnovTail(distance: number, m: number, n: number): number {
  if (distance <= NOTHING) return 1;
  return m * n <= MOST_STEPS ? walkedTail(distance, m, n) : limitTail(distance * Math.sqrt((m * n) / (m + n)));
}

/**
 * Chance that a random lattice path from (0, 0) to (m, n) touches a point whose two shares differ by the distance: the last
 * step before (i, j) came along the first axis with chance i / (i + j). O(m n).
 */
function walkedTail(distance: number, m: number, n: number): number {
  const left = new Float64Array(n + 1);
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= n; j++) {
      if (Math.abs(i / m - j / n) >= distance - NOTHING) left[j] = 1;
      else if (i + j > 0) left[j] = (i * (left[j] ?? 0) + (j > 0 ? j * (left[j - 1] ?? 0) : 0)) / (i + j);
    }
  }
  return left[n] ?? 1;
}

/** 2 Σ (−1)^(k−1) e^(−2 k² x²): Kolmogorov's limit law from above. */
function limitTail(x: number): number {
  let total = 0;
  for (let k = 1; k <= 100; k++) {
    const term = Math.exp(-2 * k * k * x * x);
    total += k % 2 === 1 ? term : -term;
    if (term <= 1e-18 * Math.abs(total)) break;
  }
  return Math.min(1, Math.max(Number.MIN_VALUE, 2 * total));
}
