import {sum} from '../math/entropy.ts';
import {jensenShannon, kullbackLeibler, totalVariation} from '../math/divergence.ts';
import type {TargetCounts} from '../statistics/targets.ts';
import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';

/** Half an item is added to every value on both sides (Dirichlet prior of Jeffreys), so that small sets are not infinitely far. */
const ALPHA = 0.5;
const SHOWN = 20;
const PROSE = 'The captions are prose: tags that a target names are not counted.';
const NO_ITEM = 'There is no item whose tags could be counted.';
/** Values that are named of one target. */
const NAMED = 5;

/**
 * Jensen–Shannon divergence (bits, in [0, 1]) between what the user declared and what the set has, the mean over all declared
 * groups and coverage ranges; counts smoothed by α = ½ on the union of values. KL(have‖want) in nats and the total variation
 * beside it; KL is null where nothing was wanted that is there.
 */
export const targetDivergence: Metric<'targets'> = defineMetric({
  id: 'target-divergence',
  code: 'M6',
  version: 2,
  title: 'Distance to target',
  question: 'Is the set distributed as you declared?',
  unit: 'bits',
  direction: 'lower-is-better',
  pillar: 'quality',
  weight: 0.2,
  curve: anchors({ideal: 0, good: 0.1, poor: 0.3, worst: 1}), // docs/calibration.md#target-divergence
  needs: ['targets'],
  restsOn: 'distribution',
  measure({targets}) {
    if (targets.length === 0) return {notApplicable: 'No target is declared.'};
    const judged = targets.flatMap(judge).toSorted((a, b) => b.jsd - a.jsd);
    if (judged.length === 0) return {notApplicable: targets.every(({values}) => values.length === 0) ? PROSE : NO_ITEM};
    const mean = (figure: (one: Judged) => number): number => sum(judged.map(figure)) / judged.length;
    const kl = mean(one => one.kl);
    const undefinedFor = judged.flatMap(({unwanted}) => unwanted);
    const shown = undefinedFor.slice(0, NAMED).join(', ');
    return {
      value: mean(one => one.jsd),
      detail: {
        values: {alpha: ALPHA, kl: Number.isFinite(kl) ? kl : null, 'total-variation': mean(one => one.tv)},
        rows: judged.slice(0, SHOWN).map(({name, jsd, gaps}) => ({label: name, value: jsd, note: gaps})),
        total: judged.length,
        ...(undefinedFor.length === 0
          ? {}
          : {remarks: [`KL(have‖want) is undefined: q is 0 for ${shown}${undefinedFor.length > NAMED ? ', …' : ''}.`]}),
      },
    };
  },
});

/**
 * Jensen–Shannon divergence (bits) of one target from what there is, α added to every count on both sides; undefined
 * without items or values.
 */
export function targetDistance({items, values}: TargetCounts): number | undefined {
  const smooth = (shares: readonly number[]): number[] => shares.map(share => share * items + ALPHA);
  if (items === 0) return undefined;
  return jensenShannon(smooth(values.map(({have}) => have)), smooth(values.map(({want}) => want)));
}

interface Judged {
  readonly name: string;
  readonly jsd: number;
  readonly kl: number;
  readonly tv: number;
  /** What is wanted and had of each value, the widest gap first. */
  readonly gaps: string;
  /** Values that are there and that nobody wanted. */
  readonly unwanted: readonly string[];
}

function judge(target: TargetCounts): Judged[] {
  const {name, values} = target;
  const have = values.map(value => value.have);
  const want = values.map(value => value.want);
  const jsd = targetDistance(target);
  if (jsd === undefined) return [];
  const gap = (value: {readonly want: number; readonly have: number}): number => Math.abs(value.have - value.want);
  const widest = values.toSorted((a, b) => gap(b) - gap(a));
  const gaps = widest
    .slice(0, NAMED)
    .map(({value, want: wanted, have: had}) => `${value}: want ${percent(wanted)}, have ${percent(had)}`);
  return [
    {
      name,
      jsd,
      kl: kullbackLeibler(have, want) ?? 0,
      tv: totalVariation(have, want) ?? 0,
      gaps: [...gaps, ...(widest.length > NAMED ? [`and ${widest.length - NAMED} more`] : [])].join('; '),
      unwanted: values.filter(value => value.want === 0 && value.have > 0).map(({value}) => value),
    },
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
