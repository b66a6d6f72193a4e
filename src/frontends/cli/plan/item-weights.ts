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
  const start = Float64Array.from(items, item => kept?.[item] ?? 1);
  if (pictureOf !== null) {
    const sizes = new Map<number, number>();
    for (const item of items) sizes.set(pictureOf[item] ?? item, (sizes.get(pictureOf[item] ?? item) ?? 0) + 1);
    for (const [i, item] of items.entries()) start[i] = (start[i] ?? 1) / (sizes.get(pictureOf[item] ?? item) ?? 1);
  }
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

/**
 * Whole repeats from weights: w over the least w, rounded half up, within 1 … most. Where copies share a weight, what is seen
 * most comes to `most` at the most, so that copies of many keep their share: R, and max(1, round(R / s)) for one of s copies.
 */
export function wholeRepeats(weights: Float64Array, {most, copies}: {most: number; copies: boolean}): number[] {
  let [least, greatest] = [Infinity, 0];
  for (const weight of weights) {
    least = Math.min(least, weight);
    greatest = Math.max(greatest, weight);
  }
  if (!(least > 0)) return [...weights].map(() => 1);
  const unit = copies && greatest / least > most ? greatest / most : least;
  return [...weights].map(weight => Math.max(1, Math.min(most, Math.floor(weight / unit + 0.5 + 1e-9))));
}

/** Weights of single images as JSON lines, for samplers that take them: not rounded to repeats, cut to [0.1, 10], mean 1. */
export function weightLines(keys: readonly string[], weights: Float64Array): string {
  const bounded = boundWeights(weights);
  return keys.map((key, i) => `${JSON.stringify({key, weight: Number((bounded[i] ?? 0).toPrecision(12))})}\n`).join('');
}
