/** What sums of fractions such as three thirds miss of a whole number, relative to it. */
const DRIFT = 1e-9;

/** A sum of weights with the drift of its additions taken out: the whole number it stands for, else the number itself. */
export function nearWhole(n: number): number {
  const whole = Math.round(n);
  return Math.abs(n - whole) <= Math.min(DRIFT * Math.max(1, whole), 1e-3) ? whole : n;
}
