import {TagnosisError} from '../../../errors.ts';
import type {BalanceOptions} from '../../../math/balance-repeats.ts';
import {classWeights} from '../../../math/class-weights.ts';
import {boundWeights, type Margin, rake} from '../../../math/raking.ts';
import type {Axes, Axis} from './balance-axes.ts';

/**
 * Weights of some items, mean 1: 1 / n for each of n copies of a picture, times its repeats where nothing else is levelled; and
 * then every class has the share that balancing gives it. Several ways to part the items are met together by raking. Items
 * without a value keep their share.
 */
export function itemWeights(
  items: readonly number[],
  {axes, pictureOf, kept}: Axes,
  balance: Omit<BalanceOptions, 'most'>,
): Float64Array {
  const sizes = copiesOf(items, pictureOf);
  const start = Float64Array.from(items, (item, i) => (kept?.[item] ?? 1) / (sizes[i] ?? 1));
  const raked = rake(
    start,
    axes.map(axis => marginOf(items, axis, balance)),
  );
  if (raked.kind === 'met') return raked.weights;
  const axis = axes[raked.margin];
  const wanted = axis === undefined ? 0 : (marginOf(items, axis, balance).shares[raked.worst] ?? 0);
  throw new TagnosisError(
    'rake-inconsistent',
    `No weights level ${axes.map(({name}) => name).join(' and ')} together: "${axis?.classes[raked.worst - 1] ?? 'no value'}" of ${axis?.name ?? ''} comes to ${percent(raked.share)}, not ${percent(wanted)}.`,
    {hint: 'Level one of them only, or add pictures that have the values in other combinations.'},
  );
}

/** Of each item: how many of the items show its picture. */
function copiesOf(items: readonly number[], pictureOf: Int32Array | null): number[] {
  const sizes = new Map<number, number>();
  const picture = (item: number): number => pictureOf?.[item] ?? item;
  for (const item of items) sizes.set(picture(item), (sizes.get(picture(item)) ?? 0) + 1);
  return items.map(item => sizes.get(picture(item)) ?? 1);
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Class 0 is that of items without a value. */
function marginOf(
  items: readonly number[],
  {classes, classOf}: Axis,
  {weighting, beta}: Omit<BalanceOptions, 'most'>,
): Margin {
  const sizes = Array.from({length: classes.length + 1}, () => 0);
  const own = items.map(item => (classOf[item] ?? -1) + 1);
  for (const one of own) sizes[one] = (sizes[one] ?? 0) + 1;
  const [none = 0, ...valued] = sizes;
  const total = items.length - none;
  const kinds = valued.filter(n => n > 0).length;
  const lifted = valued.map(n => {
    const all = classWeights(n, {total, classes: kinds, ...(beta === undefined ? {} : {beta})});
    if (all === undefined) return 0;
    return (
      n * (weighting === 'effective' ? all.effective : weighting === 'sqrt' ? Math.sqrt(all.inverse) : all.inverse)
    );
  });
  const sum = lifted.reduce((a, b) => a + b, 0);
  const left = none / items.length;
  return {classOf: own, shares: [left, ...lifted.map(n => (sum === 0 ? 0 : (n / sum) * (1 - left)))]};
}

/** Whole repeats from weights: w over the least w, rounded half up, within 1 … most. */
export function wholeRepeats(weights: Float64Array, most: number): number[] {
  let least = Infinity;
  for (const weight of weights) least = Math.min(least, weight);
  if (!(least > 0)) return [...weights].map(() => 1);
  return [...weights].map(weight => Math.max(1, Math.min(most, roundHalfUp(weight / least))));
}

/**
 * Repeats where only copies are levelled: max(1, round(k · r / s)) for one of s copies with r repeats so far. k is 1 where
 * repeats are enough to part them, else the least that shows each copy once, at most `most`; without copies nothing changes.
 */
export function copyRepeats(
  items: readonly number[],
  {pictureOf, repeats}: {readonly pictureOf: Int32Array | null; readonly repeats: readonly number[]},
  most: number,
): number[] {
  const shares = copiesOf(items, pictureOf).map((copies, i) => (repeats[i] ?? 1) / copies);
  let least = 1;
  for (const share of shares) least = Math.min(least, share);
  const times = Math.min(most, Math.ceil(1 / least - 1e-9));
  return shares.map(share => Math.max(1, roundHalfUp(times * share)));
}

/** 3 of 2.4999999999999996 too. */
function roundHalfUp(n: number): number {
  return Math.floor(n + 0.5 + 1e-9);
}

/** Weights of single images as JSON lines, for samplers that take them: not rounded to repeats, cut to [0.1, 10], mean 1. */
export function weightLines(keys: readonly string[], weights: Float64Array): string {
  const bounded = boundWeights(weights);
  return keys.map((key, i) => `${JSON.stringify({key, weight: Number((bounded[i] ?? 0).toPrecision(12))})}\n`).join('');
}
