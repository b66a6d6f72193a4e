/** s(n) for n = 0 … 15, where the series has too few digits. From 40 digits, rounded once to a double. */
const SMALL: readonly number[] = [
  0, 1, 1.3068528194400546, 1.4959226032237258, 1.632876385868383, 1.7403021806115442, 1.828694396641771,
  1.9037903176782212, 1.9690705693065629, 2.0268062840554952, 2.0785616431350586, 2.12545984509181, 2.168334698205882,
  2.207822206123445, 2.244418568125061, 2.2785183673077407,
];
const HALF_LOG_TAU: number = Math.log(2 * Math.PI) / 2;

/**
 * s(n) = ln n! − (n ln n − n) for whole n ≥ 0, with 0 ln 0 = 0: what Stirling's formula leaves. About ½ ln(2πn), so that sums and
 * differences of it keep 15 digits where those of ln n! have lost theirs.
 * C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000.
 */
export function stirlingRest(n: number): number {
  const small = SMALL[n];
  if (small !== undefined) return small;
  const x = 1 / (n * n);
  const series = (1 / 12 - x * (1 / 360 - x * (1 / 1260 - x * (1 / 1680 - x * (1 / 1188 - (x * 691) / 360360))))) / n;
  return HALF_LOG_TAU + Math.log(n) / 2 + series;
}

/** Below this |o − e| / (o + e) the logarithm's series is used: the plain formula cancels there. */
const NEAR = 0.2;

/**
 * o ln(o/e) + e − o ≥ 0 for o ≥ 0 and e > 0, from the difference o − e, which the caller knows exactly: how far what was
 * observed is from what was expected, in nats. 0 only where they are equal.
 */
export function deviance(observed: number, expected: number, difference: number): number {
  if (observed === 0) return expected;
  const v = difference / (observed + expected);
  if (Math.abs(v) >= NEAR) return observed * Math.log(observed / expected) - difference;
  const square = v * v;
  let power = v;
  let total = 0;
  for (let j = 3; ; j += 2) {
    power *= square;
    const next = total + power / j;
    if (next === total) return difference * v + 2 * observed * total;
    total = next;
  }
}
