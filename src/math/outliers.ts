import {median} from './median.ts';
import {quantileSorted} from './quantile.ts';
import {studentQuantile} from './student.ts';

/** Quartiles of some numbers. */
export interface Quartiles {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

export function quartiles(values: ArrayLike<number>): Quartiles {
  const sorted = Float64Array.from(values).sort();
  return {q1: quantileSorted(sorted, 0.25), median: quantileSorted(sorted, 0.5), q3: quantileSorted(sorted, 0.75)};
}

/**
 * Tukey's fences, k times the distance of the quartiles beyond them: 1.5 for what is outside, 3 for what is far out. Asks for one
 * heap of values and nothing else; of normal ones .7 % lie outside, 2 in a million far out.
 * J. W. Tukey, "Exploratory Data Analysis" (1977).
 */
export function fences({q1, q3}: Quartiles, k: number): readonly [low: number, high: number] {
  return [q1 - k * (q3 - q1), q3 + k * (q3 - q1)];
}

/**
 * How far each value is from the median, in standard deviations as the median distance from it tells them:
 * .6745 (x − median) / MAD. Above 3.5 is unusual where values are normal. Null where half of them are equal.
 * B. Iglewicz, D. Hoaglin, "How to Detect and Handle Outliers" (1993).
 */
export function modifiedZ(values: ArrayLike<number>): Float64Array | null {
  const middle = median(values);
  const mad = median(Float64Array.from(values, x => Math.abs(x - middle)));
  return mad === 0 ? null : Float64Array.from(values, x => (0.6745 * (x - middle)) / mad);
}

export interface EsdStep {
  /** Place of the value that is farthest from the mean of those that are left. */
  readonly index: number;
  /** Its distance in standard deviations. */
  readonly r: number;
  /** What a normal sample exceeds with probability α. */
  readonly critical: number;
}

interface EsdOptions {
  /** Most outliers that are sought: the critical values hold for few. */
  readonly most: number;
  readonly alpha?: number;
  /** `studentQuantile`, or the same with a memory: features of as many items ask for the same critical values. */
  readonly quantile?: (tail: number, degrees: number) => number;
}

/**
 * Generalised extreme studentised deviates: takes away the value farthest from the mean, again and again, and calls all up to the
 * last one outlying whose distance is beyond the critical one. Unlike Grubbs' test, which is its first step, it is not fooled by
 * two that hide each other. For normal values, from 25 on. O(n · most).
 * B. Rosner, "Percentage Points for a Generalized ESD Many-Outlier Procedure", Technometrics 25 (1983) 165–172.
 */
export function generalisedEsd(
  values: ArrayLike<number>,
  {most, alpha = 0.05, quantile = studentQuantile}: EsdOptions,
): {readonly steps: readonly EsdStep[]; readonly outliers: readonly number[]} {
  const n = values.length;
  const taken = new Uint8Array(n);
  const steps: EsdStep[] = [];
  let found = 0;
  for (let i = 1; i <= most && n - i - 1 > 0; i++) {
    const far = farthest(values, taken);
    if (far === null) break;
    const t = quantile(alpha / (2 * (n - i + 1)), n - i - 1);
    const critical = ((n - i) * t) / Math.sqrt((n - i - 1 + t * t) * (n - i + 1));
    steps.push({...far, critical});
    if (far.r > critical) found = i;
    taken[far.index] = 1;
  }
  return {steps, outliers: steps.slice(0, found).map(({index}) => index)};
}

/** Null where all that are left are equal: their rounded mean would leave a residue. */
function farthest(values: ArrayLike<number>, taken: Uint8Array): Pick<EsdStep, 'index' | 'r'> | null {
  let [n, sum, first, varies] = [0, 0, Number.NaN, false];
  for (let i = 0; i < taken.length; i++) {
    if (taken[i] === 1) continue;
    const value = values[i] ?? 0;
    if (n++ === 0) first = value;
    else if (value !== first) varies = true;
    sum += value;
  }
  if (!varies) return null;
  const mean = sum / n;
  let [squares, most, index] = [0, -1, 0];
  for (let i = 0; i < taken.length; i++) {
    if (taken[i] === 1) continue;
    const distance = Math.abs((values[i] ?? 0) - mean);
    squares += distance * distance;
    if (distance > most) [most, index] = [distance, i];
  }
  return {index, r: most / Math.sqrt(squares / (n - 1))};
}
