import {smirnovDistance, smirnovTail} from '../math/kolmogorov-smirnov.ts';
import {median} from '../math/median.ts';
import {benjaminiHochberg} from '../math/multiple-testing.ts';
import {signTest} from '../math/sign-test.ts';
import {type Feature, FEATURES, type ItemFeatures} from './item-features.ts';
import type {ItemPairs} from './item-pairs.ts';

/** How the distribution of one feature of items moved between two versions. */
export interface FeatureChange {
  readonly feature: Feature;
  /** Medians. */
  readonly before: number;
  readonly after: number;
  /** Kolmogorov–Smirnov distance, in [0, 1]. */
  readonly distance: number;
  readonly p: number;
  /** Least false discovery rate at which the change counts, over the features. */
  readonly q: number;
  readonly flagged: boolean;
}

/** docs/compare.md: least items a side, false discovery rate, and the least distance that is worth a word. */
const FEW = 20;
const RATE = 0.05;
const LEAST_DISTANCE = 0.2;

/**
 * Every feature that is known of 20 or more items a side. As of tags, items that both versions share would hide a change: the
 * added are tested against those of the base, the removed against those that stay or come (Kolmogorov and Smirnov), and those
 * that changed by the sign test; the smallest p times the number that apply. O(items log items).
 */
export function featureChanges(base: ItemFeatures, head: ItemFeatures, pairs: ItemPairs): FeatureChange[] {
  const known = FEATURES.flatMap(feature => {
    const change = changeOf(base[feature], head[feature], pairs);
    return change === null ? [] : [{feature, ...change}];
  });
  const {q} = benjaminiHochberg(
    Float64Array.from(known, ({p}) => Math.log(p)),
    {rate: RATE},
  );
  return known.map((change, place) => {
    const rate = Math.min(1, q[place] ?? 1);
    return {...change, q: rate, flagged: rate <= RATE && change.distance >= LEAST_DISTANCE};
  });
}

type Change = Omit<FeatureChange, 'feature' | 'q' | 'flagged'>;

function changeOf(base: Float64Array, head: Float64Array, pairs: ItemPairs): Change | null {
  const [was, is] = [ascending(base), ascending(head)];
  if (was.length < FEW || is.length < FEW) return null;
  return {
    before: median(was),
    after: median(is),
    distance: smirnovDistance(was, is),
    p: chance(base, head, pairs),
  };
}

function chance(base: Float64Array, head: Float64Array, {kept, edited, removed, added}: ItemPairs): number {
  const same: number[] = [];
  let [up, down] = [0, 0];
  for (const [here, there] of [...kept, ...edited]) {
    const step = (head[there] ?? 0) - (base[here] ?? 0);
    if (step > 0) up++;
    else if (step < 0) down++;
    else same.push(base[here] ?? Number.NaN);
  }
  const [gone, come] = [removed.map(item => base[item] ?? Number.NaN), added.map(item => head[item] ?? Number.NaN)];
  const found = [
    ...apart(come, [...same, ...gone]),
    // Without items that stay this is the same test.
    ...(same.length === 0 && come.length > 0 ? [] : apart(gone, [...same, ...come])),
    ...(up + down > 0 ? [signTest(up, down)] : []),
  ];
  return found.length === 0 ? 1 : Math.min(1, Math.min(...found) * found.length);
}

/** None where a group has no known value. */
function apart(group: readonly number[], rest: readonly number[]): number[] {
  const [a, b] = [ascending(group), ascending(rest)];
  return a.length === 0 || b.length === 0 ? [] : [smirnovTail(smirnovDistance(a, b), a.length, b.length)];
}

/** The known ones. */
function ascending(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values)
    .filter(value => !Number.isNaN(value))
    .sort();
}
