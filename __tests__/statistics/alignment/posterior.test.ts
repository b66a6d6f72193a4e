import {describe, expect, it} from '@jest/globals';
import {binned, mismatchChances} from '../../../src/statistics/alignment/posterior.ts';

describe('binned(ranks)', () => {
  it('counts 20 bins, with 1 in the last', () => {
    const bins = binned(Float64Array.of(0, 0.049, 0.05, 0.5, 0.999, 1));
    expect(bins).toHaveLength(20);
    expect([bins[0], bins[1], bins[10], bins[19]]).toEqual([2, 1, 1, 2]);
  });
});

describe('mismatchChances(ranks, share)', () => {
  /** 80 matched pairs that rank best, and 20 of which each bin holds one. */
  const ranks = Float64Array.from([
    ...Array.from({length: 80}, () => 1),
    ...Array.from({length: 20}, (_, bin) => (bin + 0.5) / 20),
  ]);
  it('is the share of the density that is theirs', () => {
    const chances = mismatchChances(ranks, 0.2);
    // Bins of one item have density 0.2, which all is theirs; the last has 81 of 100.
    expect(chances[80]).toBeCloseTo(1, 12);
    expect(chances[98]).toBeCloseTo(1, 12);
    expect(chances[0]).toBeCloseTo(0.2 / (0.81 * 20), 12);
  });
  it('adds up to the number of mismatched pairs', () =>
    expect(mismatchChances(ranks, 0.2).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(20, 9));
  it('never grows with the rank, and is a probability', () => {
    const sorted = Float64Array.from([0.01, 0.02, 0.3, 0.31, 0.9, 0.2, 0.95, 0.99, 1, 1]).sort();
    const chances = [...mismatchChances(sorted, 0.3)];
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    for (const chance of chances) expect(chance >= 0 && chance <= 1).toBe(true);
  });
  it('is 0 where nothing is mismatched', () => expect(mismatchChances(ranks, 0)).toEqual(new Float64Array(100)));
});
