import {sum} from '../math/entropy.ts';
import {NO_TAGS, threeWays} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

const SHOWN = 10;

/** Share of all uses held by the ten commonest tags, with top-1 share and coverage. Reported only: long captions lower it. */
export const topMass: Metric<'tagCounts'> = defineMetric({
  id: 'top-mass',
  code: 'M5',
  version: 1,
  title: 'Top tags',
  question: 'What share of tag use do the commonest tags hold?',
  unit: 'share',
  direction: 'neither',
  pillar: null,
  weight: 0,
  curve: null,
  needs: ['tagCounts'],
  restsOn: 'distribution',
  measure({tagCounts}) {
    if (tagCounts === null) return {notApplicable: NO_TAGS};
    const {df, tags, items} = tagCounts;
    const uses = sum(df);
    if (uses === 0) return {notApplicable: 'There are no tags.'};
    const order = [...df.keys()].toSorted((a, b) => (df[b] ?? 0) - (df[a] ?? 0) || byCodeUnit(tags[a], tags[b]));
    const rows = order.slice(0, SHOWN).map(id => ({label: tags[id] ?? '', value: (df[id] ?? 0) / items}));
    const top1 = df[order[0] ?? 0] ?? 0;
    const values = {
      top1: top1 / uses,
      top10: share(df, 10),
      'top1-coverage': top1 / items,
      ...threeWays(tagCounts, counts => share(counts, 10)),
    };
    return {value: share(df, 10), detail: {values, rows, total: df.length}};
  },
});

function share(counts: Float64Array, k: number): number {
  return sum(counts.toSorted().toReversed().subarray(0, k)) / sum(counts);
}

function byCodeUnit(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
