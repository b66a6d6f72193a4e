import {median} from './median.ts';

/** A straight line through values taken in equal steps, and whether they rise or fall at all. */
export interface Trend {
  /** Change a step. */
  readonly slope: number;
  /** Exact two-sided p of Mann and Kendall, in (0, 1]. */
  readonly p: number;
}

/**
 * Theil–Sen slope (the median of the slopes of all pairs) with the exact Mann–Kendall test: S counts the pairs that rise less
 * those that fall, against all orders of the same values. At least two values. O(n⁴) at worst: for some dozens of values.
 * P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63 (1968) 1379–1389;
 * H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945) 245–259.
 */
export function trendOf(values: readonly number[]): Trend {
  const slopes: number[] = [];
  let rises = 0;
  let falls = 0;
  for (const [i, from] of values.entries()) {
    for (let j = i + 1; j < values.length; j++) {
      const step = (values[j] ?? 0) - from;
      slopes.push(step / (j - i));
      if (step > 0) rises++;
      else if (step < 0) falls++;
    }
  }
  return {slope: median(slopes), p: orderTail(values, Math.min(rises, falls))};
}

/** Chance that a random order of the values has at most `few` rising pairs, or at most so many falling ones. */
function orderTail(values: readonly number[], few: number): number {
  const chances = inversionChances(values);
  let tail = 0;
  for (let count = 0; count <= few; count++) tail += chances[count] ?? 0;
  return Math.min(1, 2 * tail);
}

/** chances[i]: that a random order of the values has i falling pairs. Equal values are put among the smaller ones group by group. */
function inversionChances(values: readonly number[]): Float64Array {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  let chances: Float64Array = Float64Array.of(1);
  let placed = 0;
  for (const size of sizes.values()) {
    chances = convolve(chances, mixChances(size, placed));
    placed += size;
  }
  return chances;
}

/** chances[i]: that mixing a and b things at random puts i pairs of one kind before the other: the law of Mann and Whitney's U. */
function mixChances(a: number, b: number): Float64Array {
  // ways[j] after i steps: the law of i of the first kind among j of the second.
  let ways = Array.from({length: b + 1}, () => Float64Array.of(1));
  for (let i = 1; i <= a; i++) {
    const next = [Float64Array.of(1)];
    for (let j = 1; j <= b; j++) {
      const law = new Float64Array(i * j + 1);
      // The last thing is of the first kind, with all j before it; or of the second.
      for (const [u, chance] of (ways[j] ?? law).entries()) law[u + j] = (law[u + j] ?? 0) + (chance * i) / (i + j);
      for (const [u, chance] of (next[j - 1] ?? law).entries()) law[u] = (law[u] ?? 0) + (chance * j) / (i + j);
      next.push(law);
    }
    ways = next;
  }
  return ways[b] ?? Float64Array.of(1);
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length + b.length - 1);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) out[i + j] = (out[i + j] ?? 0) + x * y;
  return out;
}
