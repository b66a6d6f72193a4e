import {nonDecreasing} from '../../math/isotonic.ts';

const BINS = 20;

/** Items by rank: 20 bins of .05, 1 in the last. */
export function binned(ranks: Float64Array): number[] {
  const bins = Array.from({length: BINS}, () => 0);
  for (const rank of ranks) {
    const bin = binOf(rank);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}

function binOf(rank: number): number {
  return Math.min(BINS - 1, Math.floor(rank * BINS));
}

/**
 * Chance of each item to be mismatched, min(1, π / f(r)): ranks of mismatched pairs are even, so that π of the density f at r is
 * theirs; f is counted in bins and made non-decreasing, since matched ranks crowd at 1. All 0 where π is.
 */
export function mismatchChances(ranks: Float64Array, share: number): Float64Array {
  if (share === 0) return new Float64Array(ranks.length);
  const density = nonDecreasing(binned(ranks).map(n => (n * BINS) / ranks.length));
  return ranks.map(rank => Math.min(1, share / (density[binOf(rank)] ?? 1)));
}
