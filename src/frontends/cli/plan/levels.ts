import type {Corpus} from '../../../corpus/corpus.ts';
import type {Axes} from './balance-axes.ts';
import {copyRepeats, itemWeights, wholeRepeats} from './item-weights.ts';
import type {BalanceOption} from './plan-options.ts';

/** What some items weigh, and how often an epoch is to show each. */
export interface Levels {
  readonly weights: Float64Array;
  readonly repeats: readonly number[];
}

/** Levels along the axes that were asked for; the repeats that there are where none was. */
export function levelsOf(
  items: readonly number[],
  corpus: Corpus,
  {axes, option}: {readonly axes: Axes; readonly option: BalanceOption | null},
): Levels {
  if (option === null) {
    return {
      weights: Float64Array.from(items, item => corpus.repeats[item] ?? 1),
      repeats: repeatsSoFar(items, corpus),
    };
  }
  const weights = itemWeights(items, axes, option.balance);
  const {most} = option.balance;
  const {pictureOf} = axes;
  const onlyCopies = axes.axes.length === 0;
  return {
    weights,
    repeats: onlyCopies
      ? copyRepeats(items, {pictureOf, repeats: repeatsSoFar(items, corpus)}, most)
      : wholeRepeats(weights, most),
  };
}

/** Whole ones, as trainers want them. */
export function repeatsSoFar(items: readonly number[], {subsets, itemSubset}: Corpus): number[] {
  return items.map(item => Math.max(1, Math.round(subsets[itemSubset[item] ?? 0]?.repeats ?? 1)));
}

/** Whether images of one folder get different repeats. */
export function isMixed(items: readonly number[], {itemSubset}: Corpus, repeats: readonly number[]): boolean {
  const levels = new Map<number, number>();
  return items.some((item, i) => {
    const subset = itemSubset[item] ?? 0;
    const level = repeats[i] ?? 1;
    if (!levels.has(subset)) levels.set(subset, level);
    return levels.get(subset) !== level;
  });
}
