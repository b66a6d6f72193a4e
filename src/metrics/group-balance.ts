import {simpsonConcentration, sum} from '../math/entropy.ts';
import type {GroupCounts} from '../statistics/groups.ts';
import {anchors} from './curve.ts';
import {scoredDistribution} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

const CONCENTRATION = anchors({ideal: 0, good: 0.15, poor: 0.25, worst: 1}); // docs/calibration.md#group-balance
const TOP_SHARE = anchors({ideal: 0, good: 0.3, poor: 0.5, worst: 1}); // docs/calibration.md#group-balance
const SHOWN = 12;

/**
 * How evenly the values of an exclusive group (hair colour, setting, …) share the items: the worse of normalised
 * concentration (Σp² − 1/k) / (1 − 1/k) and normalised top share (max p − 1/k) / (1 − 1/k), k values. In [0, 1], 0 = even.
 * On exposures where repeats differ between items, else on items. The value is the figure that decided the score.
 * Scored for groups that the user declared (the worst of them); those that the built-in lexicon knows are informative.
 */
export const groupBalance: Metric<'groups' | 'tagCounts'> = defineMetric({
  id: 'group-balance',
  code: 'M5g',
  version: 2,
  title: 'Group balance',
  question: 'Do the values of an exclusive group share the items evenly?',
  unit: 'ratio',
  direction: 'lower-is-better',
  pillar: 'balance',
  weight: 0.2,
  curve: CONCENTRATION,
  needs: ['groups', 'tagCounts'],
  restsOn: 'distribution',
  measure({groups, tagCounts}) {
    const distribution = scoredDistribution(tagCounts);
    if ('notApplicable' in distribution) return distribution;
    const declared = groups.filter(group => group.declared);
    const judged = (declared.length > 0 ? declared : groups).flatMap(judge).toSorted((a, b) => a.score - b.score);
    const worst = judged[0];
    if (worst === undefined) {
      return {
        notApplicable:
          declared.length > 0
            ? 'No value of a declared group occurs.'
            : 'No exclusive group is declared, and none was recognised.',
      };
    }
    const detail = {
      values: {
        hhi: worst.hhi,
        'hhi-10000': worst.hhi * 10_000,
        'hhi-normalised': worst.concentration,
        top1: worst.top,
        'top1-normalised': worst.topShare,
        k: worst.k,
        unspecified: worst.unspecified,
        several: worst.several,
      },
      rows: judged.slice(0, SHOWN).map(({name, value, leader, top}) => ({
        label: name,
        value,
        note: `${leader} ${Math.round(top * 100)} %`,
      })),
      total: judged.length,
      remarks: [worst.decided],
    };
    if (declared.length === 0) return {value: worst.value, informative: 'Scored once groups are declared.', detail};
    return {value: worst.value, score: worst.score, detail};
  },
});

interface Judged {
  readonly name: string;
  /** The normalised figure that gives the lower score. */
  readonly value: number;
  readonly decided: string;
  readonly score: number;
  readonly hhi: number;
  readonly concentration: number;
  readonly top: number;
  readonly topShare: number;
  readonly leader: string;
  readonly k: number;
  /** Share of exposures or items without a value. */
  readonly unspecified: number;
  readonly several: number;
}

function judge({name, values, unspecifiedShare, several, unevenRepeats}: GroupCounts): Judged[] {
  const counts = values.map(({items, exposures}) => (unevenRepeats ? exposures : items));
  const hhi = simpsonConcentration(counts);
  const k = counts.length;
  if (hhi === undefined || k < 2) return [];
  const most = Math.max(...counts);
  const top = most / sum(counts);
  const normalised = (share: number): number => Math.max(0, (share - 1 / k) / (1 - 1 / k));
  const [concentration, topShare] = [normalised(hhi), normalised(top)];
  const isTop = TOP_SHARE.score(topShare) < CONCENTRATION.score(concentration);
  return [
    {
      name,
      value: isTop ? topShare : concentration,
      decided: isTop ? 'Decided by the top share.' : 'Decided by the concentration.',
      score: isTop ? TOP_SHARE.score(topShare) : CONCENTRATION.score(concentration),
      hhi,
      concentration,
      top,
      topShare,
      leader: values[counts.indexOf(most)]?.value ?? '',
      k,
      unspecified: unspecifiedShare,
      several: several.length,
    },
  ];
}
