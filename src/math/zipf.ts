/** A line through (ln rank, ln count). */
export interface ZipfFit {
  /** Negative where counts fall with rank: −1 is Zipf's law. */
  readonly slope: number;
  /** ln of the count that the line gives rank 1. */
  readonly intercept: number;
  /** Share of the variance of ln count that the line explains, in [0, 1]. */
  readonly r2: number;
}

/**
 * Least squares of ln count on ln rank, counts descending from rank 1, every rank one point. A description, no estimate: ranks are
 * not independent. Undefined below two counts, or when all are equal. Counts must be positive.
 * G. K. Zipf, "Human Behavior and the Principle of Least Effort" (1949).
 */
export function zipfFit(counts: ArrayLike<number>): ZipfFit | undefined {
  const n = counts.length;
  // Their mean, rounded, would leave a residue.
  if (n < 2 || counts[0] === counts[n - 1]) return undefined;
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanX += Math.log(i + 1) / n;
    meanY += Math.log(counts[i] ?? 1) / n;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [Math.log(i + 1) - meanX, Math.log(counts[i] ?? 1) - meanY];
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const slope = xy / xx;
  return {slope, intercept: meanY - slope * meanX, r2: Math.min(1, (xy * xy) / (xx * yy))};
}
