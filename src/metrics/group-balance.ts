import {simpsonConcentration} from '../math/entropy.ts';
import type {GroupCounts} from '../statistics/groups.ts';
import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';

const CONCENTRATION = anchors({ideal: 0, good: 0.15, poor: 0.25, worst: 1}); // docs/calibration.md#group-balance
const TOP_SHARE = anchors({ideal: 0, good: 0.3, poor: 0.5, worst: 1}); // docs/calibration.md#group-balance

/**
 * How evenly the values of an exclusive group (hair colour, setting, …) share the items: the worse of normalised
 * concentration (Σp² − 1/k) / (1 − 1/k) and normalised top share (max p − 1/k) / (1 − 1/k), k values. In [0, 1], 0 = even.
 * Scored for groups that the user declared (the worst of them); those that the built-in lexicon knows are informative.
 */
export const groupBalance: Metric<'groups'> = defineMetric({
  id: 'group-balance',
  code: 'M5g',
  version: 1,
  title: 'Group balance',
  question: 'Do the values of an exclusive group share the items evenly?',
  unit: 'ratio',
  direction: 'lower-is-better',
  pillar: 'balance',
  weight: 0.2,
  curve: CONCENTRATION,
  needs: ['groups'],
  measure({groups}) {
    const declared = groups.filter(group => group.declared);
    const judged = (declared.length > 0 ? declared : groups).flatMap(judge).toSorted((a, b) => a.score - b.score);
    const worst = judged[0];
    if (worst === undefined) return {notApplicable: 'No exclusive group is declared, and none was recognised.'};
    const detail = {
      values: {hhi: worst.hhi, top1: worst.top, k: worst.k, unspecified: worst.unspecified, several: worst.several},
      rows: judged.map(({name, hhi, leader, top}) => ({
        label: name,
        value: hhi,
        note: `${leader} ${Math.round(top * 100)} %`,
      })),
    };
    if (declared.length === 0) return {value: worst.value, informative: 'Scored once groups are declared.', detail};
    return {value: worst.value, score: worst.score, detail};
  },
});

interface Judged {
  readonly name: string;
  readonly value: number;
  readonly score: number;
  readonly hhi: number;
  readonly top: number;
  readonly leader: string;
  readonly k: number;
  readonly unspecified: number;
  readonly several: number;
}

function judge({name, values, unspecified, several}: GroupCounts): Judged[] {
  const counts = values.map(({items}) => items);
  const hhi = simpsonConcentration(counts);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const k = counts.length;
  if (hhi === undefined || k < 2) return [];
  const top = (counts[0] ?? 0) / total;
  const spread = (share: number): number => Math.max(0, (share - 1 / k) / (1 - 1 / k));
  const score = Math.min(CONCENTRATION.score(spread(hhi)), TOP_SHARE.score(spread(top)));
  const leader = values[0]?.value ?? '';
  return [{name, value: spread(hhi), score, hhi, top, leader, k, unspecified, several: several.length}];
}
