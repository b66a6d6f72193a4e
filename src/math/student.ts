/** Steps of Lentz' method, far more than it takes here. */
const STEPS = 500;
const TINY = 1e-300;

/**
 * Student's t that is exceeded with probability `tail`, at so many degrees of freedom; `tail` in (0, .5]. The tail
 * P(T > t) = ½ I_x(ν/2, ½) with x = ν / (ν + t²), I the regularised incomplete beta function, falls, and is bent upwards: Newton's
 * steps from below on its logarithm are kept within the interval that is known.
 */
export function studentQuantile(tail: number, degrees: number): number {
  let [low, high] = [0, 1];
  while (studentTail(high, degrees) > tail) [low, high] = [high, 2 * high];
  const lnScale = lnGamma((degrees + 1) / 2) - lnGamma(degrees / 2) - Math.log(degrees * Math.PI) / 2;
  let t = (low + high) / 2;
  for (let i = 0; i < 100 && high - low > 1e-15 * high; i++) {
    const beyond = studentTail(t, degrees);
    if (beyond > tail) low = t;
    else high = t;
    const density = Math.exp(lnScale - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees));
    const next = t + (Math.log(beyond / tail) * beyond) / density;
    if (Math.abs(next - t) < 1e-15 * t) return next;
    t = next > low && next < high ? next : (low + high) / 2;
  }
  return t;
}

/** P(T > t) for t ≥ 0. */
export function studentTail(t: number, degrees: number): number {
  const [a, b] = [degrees / 2, 0.5];
  const x = degrees / (degrees + t * t);
  const y = (t * t) / (degrees + t * t);
  if (y === 0) return 0.5;
  // Whichever fraction converges fast.
  const beta = x < (a + 1) / (a + b + 2) ? part(x, y, a, b) : 1 - part(y, x, b, a);
  return beta / 2;
}

/** I_x(a, b), y = 1 − x, by its continued fraction (W. J. Lentz, "Generating Bessel functions in Mie scattering", 1976). */
function part(x: number, y: number, a: number, b: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log(y) + lnGamma(a + b) - lnGamma(a) - lnGamma(b)) / a;
  let [c, d] = [1, 1 / away(1 - ((a + b) * x) / (a + 1))];
  let h = d;
  for (let m = 1; m <= STEPS; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      h *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return front * h;
}

function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/** ln Γ(x) for x > 0: Stirling's series after a shift to x ≥ 12. */
export function lnGamma(x: number): number {
  let [shift, z] = [0, x];
  for (; z < 12; z++) shift += Math.log(z);
  const inverse = 1 / z;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360_360)))));
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift;
}
