import {jensenShannon, kullbackLeibler, totalVariation} from '../math/divergence.ts';
import type {TargetCounts} from '../statistics/targets.ts';
import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';

/** Half an item is added to every value on both sides (Dirichlet prior of Jeffreys), so that small sets are not infinitely far. */
const ALPHA = 0.5;

/**
 * Jensen–Shannon divergence (bits, in [0, 1]) between what the user declared and what the set has, the mean over all declared
 * groups and coverage ranges; counts smoothed by α = ½ on the union of values. KL(have‖want) in nats and the total variation
 * beside it; KL is null where nothing was wanted that is there.
 */
export const targetDivergence: Metric<'targets'> = defineMetric({
  id: 'target-divergence',
  code: 'M6',
  version: 1,
  title: 'Distance to target',
  question: 'Is the set distributed as you declared?',
  unit: 'bits',
  direction: 'lower-is-better',
  pillar: 'quality',
  weight: 0.2,
  curve: anchors({ideal: 0, good: 0.1, poor: 0.3, worst: 1}), // docs/calibration.md#target-divergence
  needs: ['targets'],
  measure({targets}) {
    const judged = targets.flatMap(judge);
    if (judged.length === 0) return {notApplicable: 'No target is declared.'};
    const mean = (figure: (one: Judged) => number): number =>
      judged.reduce((total, one) => total + figure(one), 0) / judged.length;
    const kl = mean(one => one.kl);
    return {
      value: mean(one => one.jsd),
      detail: {
        values: {alpha: ALPHA, kl: Number.isFinite(kl) ? kl : null, 'total-variation': mean(one => one.tv)},
        rows: judged
          .toSorted((a, b) => b.jsd - a.jsd)
          .map(({name, jsd, gap}) => ({label: name, value: jsd, note: gap})),
      },
    };
  },
});

interface Judged {
  readonly name: string;
  readonly jsd: number;
  readonly kl: number;
  readonly tv: number;
  readonly gap: string;
}

function judge({name, items, values}: TargetCounts): Judged[] {
  const have = values.map(value => value.have);
  const want = values.map(value => value.want);
  const smooth = (shares: readonly number[]): number[] => shares.map(share => share * items + ALPHA);
  const jsd = jensenShannon(smooth(have), smooth(want));
  const widest = values.toSorted((a, b) => Math.abs(b.have - b.want) - Math.abs(a.have - a.want))[0];
  if (jsd === undefined || widest === undefined || items === 0) return [];
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const gap = `${widest.value}: want ${percent(widest.want)}, have ${percent(widest.have)}`;
  return [{name, jsd, kl: kullbackLeibler(have, want) ?? 0, tv: totalVariation(have, want) ?? 0, gap}];
}
