/** Standard normal quantile of .975: half the width of a 95 % interval in standard errors. */
export const Z95 = 1.959963984540054;

/**
 * Wilson score interval of a share, `hits` of `trials`: every share whose score test does not refuse what was seen,
 * (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n) with p = hits / trials. In [0, 1], holds p, and is never a point;
 * undefined without trials. Expected counts need not be whole.
 * E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927) 209–212.
 */
export function wilsonInterval(hits: number, trials: number, z: number = Z95): readonly [number, number] | undefined {
  if (!(trials > 0)) return undefined;
  const square = z * z;
  const spread = z * Math.sqrt(square + 4 * hits * Math.max(0, 1 - hits / trials));
  // The lower root by way of their product, p² / (1 + z²/n): the difference would lose digits near 0.
  const twiceMiddle = 2 * hits + square + spread;
  const low = (2 * hits * hits) / (trials * twiceMiddle);
  // With hits alone the upper end is 1, which rounding would miss.
  const high = hits >= trials ? 1 : Math.min(1, twiceMiddle / (2 * (trials + square)));
  return [Math.min(1, low), high];
}
