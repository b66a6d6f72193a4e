import {classWeights, defaultBeta, imbalanceRatio} from '../math/class-weights.ts';
import {sum} from '../math/entropy.ts';
import {headTail} from '../math/head-tail.ts';
import {thousands} from '../math/thousands.ts';
import type {TagCounts} from '../statistics/tag-counts.ts';
import {NO_TAGS, threeWays} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

/** Tags shown of each end. */
const SHOWN = 6;

/**
 * Imbalance ratio max n / min n over the tags that occur, ≥ 1, with the weights that would level them: inverse frequency
 * N/(V n), balanced U/(V n), effective number (1 − β)/(1 − βⁿ), β = 1 − 1/N. Undefined below two tags. Reported only: nobody
 * has shown that it foretells the result of a training.
 * Y. Cui et al., "Class-Balanced Loss Based on Effective Number of Samples", CVPR 2019.
 */
export const imbalance: Metric<'tagCounts'> = defineMetric({
  id: 'imbalance',
  code: 'M7e',
  version: 1,
  title: 'Tag imbalance',
  question: 'How uneven are the tags, and which weights level them?',
  unit: 'ratio',
  direction: 'neither',
  pillar: null,
  weight: 0,
  curve: null,
  needs: ['tagCounts'],
  restsOn: 'distribution',
  measure({tagCounts}) {
    if (tagCounts === null) return {notApplicable: NO_TAGS};
    const value = imbalanceRatio(tagCounts.df);
    if (value === undefined) return {notApplicable: 'There are no tags.'};
    if (tagCounts.df.length < 2) return {notApplicable: 'One tag has no imbalance.'};
    const {order, head, tail} = headTail(tagCounts.df, tagCounts.keys);
    const ends = [...order.slice(0, SHOWN), ...order.slice(Math.max(SHOWN, order.length - SHOWN))];
    const values = {
      'head-tags': head,
      'tail-tags': tail,
      beta: defaultBeta(tagCounts.items),
      ...threeWays(tagCounts, imbalanceRatio),
    };
    return {value, detail: {values, rows: rowsOf(tagCounts, ends, new Set(order.slice(0, head))), total: order.length}};
  },
});

/** Each with its effective-number weight, scaled so that the weights of all tags have mean 1. */
function rowsOf(
  {df, tags, items}: TagCounts,
  ids: readonly number[],
  head: ReadonlySet<number>,
): {label: string; value: number; note: string}[] {
  const totals = {total: items, uses: sum(df), classes: df.length};
  const weigh = (id: number) => classWeights(df[id] ?? 0, totals) ?? {inverse: 0, balanced: 0, effective: 0};
  const mean = sum(df.map((_n, id) => weigh(id).effective)) / df.length;
  const short = (weight: number): string => weight.toPrecision(4);
  return ids.map(id => {
    const {inverse, balanced, effective} = weigh(id);
    const place = head.has(id) ? 'head' : (df[id] ?? 0) >= 2 ? 'tail' : 'once';
    return {
      label: tags[id] ?? '',
      value: effective / mean,
      note: `${place}, n = ${thousands(df[id] ?? 0)}; inverse ${short(inverse)}, balanced ${short(balanced)}, effective ${short(effective)}`,
    };
  });
}
