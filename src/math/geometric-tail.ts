/** Terms are summed one by one up to this r; from there on the corrections of Euler and Maclaurin reach the 16th digit. */
const SUMMED = 128;
/** From this A on the terms fall off before that is worth while. */
const FAST = 0.02;
const EULER = 0.5772156649015329;

/**
 * Σ_{r≥n} (1−a)^{r−n+1}/r for a in (0, 1] and whole n ≥ 1: the chance-weighted tail of unseen tags in the entropy estimator of
 * Chao, Wang and Jost. Relative error below 1e-13. O(1): its closed form with ln a cancels, and for small a the plain sum
 * has millions of terms, so beyond the first ones the sum is an integral (an exponential integral) with corrections.
 * M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions", 1964, 5.1.11, 5.1.22, 23.1.30.
 */
export function geometricTail(a: number, n: number): number {
  const b = 1 - a;
  if (b <= 0) return 0;
  const decay = -Math.log1p(-a);
  let power = b;
  let total = 0;
  for (let r = n; ; r++) {
    if (r >= SUMMED && a < FAST) return total + Math.exp(-decay * (r - n + 1)) * smoothTail(decay, r);
    const term = power / r;
    total += term;
    // What is left is below power/(r·a): a geometric series.
    if (!(term > a * total * 1e-17)) return total;
    power *= b;
  }
}

/** Σ_{j≥0} e^{−cj}/(n+j) = ∫₀^∞ e^{−cx}/(n+x) dx + f(0)/2 − Σ B₂ₖ/(2k)! f⁽²ᵏ⁻¹⁾(0), f(x) = e^{−cx}/(n+x). */
function smoothTail(c: number, n: number): number {
  const first = c / n + 1 / n ** 2;
  const third = c ** 3 / n + (3 * c ** 2) / n ** 2 + (6 * c) / n ** 3 + 6 / n ** 4;
  const fifth = c ** 5 / n + (5 * c ** 4) / n ** 2 + (20 * c ** 3) / n ** 3 + (60 * c ** 2) / n ** 4;
  return scaledExponentialIntegral(c * n) + 1 / (2 * n) + first / 12 - third / 720 + fifth / 30240;
}

/** e^x E₁(x) = ∫₀^∞ e^{−t}/(t + x) dt for x > 0: a power series below 1, a continued fraction from there on. */
function scaledExponentialIntegral(x: number): number {
  if (x < 1) {
    let term = 1;
    let series = 0;
    for (let k = 1; k < 30; k++) {
      term *= -x / k;
      series -= term / k;
    }
    return Math.exp(x) * (series - EULER - Math.log(x));
  }
  let fraction = 0;
  // From the far end: 1/(x+1 − 1/(x+3 − 4/(x+5 − 9/(x+7 − …)))).
  for (let k = 120; k >= 1; k--) fraction = k ** 2 / (x + 2 * k + 1 - fraction);
  return 1 / (x + 1 - fraction);
}
