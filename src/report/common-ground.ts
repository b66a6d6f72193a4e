import {METRICS} from '../metrics/index.ts';
import type {Pillar} from '../metrics/metric.ts';
import {scoreDataset, type Scorable, type Score} from '../scoring/score.ts';
import type {HealthReport, MetricStatus} from './health-report.ts';

/** A scored metric, or one that this version cannot measure, on both sides of a comparison. */
export interface CommonPart {
  readonly id: string;
  readonly title: string;
  readonly pillar: Pillar;
  /** Inside the pillar. */
  readonly weight: number;
  readonly base: PartStatus;
  readonly head: PartStatus;
}

/** What one side has of a part. */
interface PartStatus {
  readonly status: MetricStatus;
  /** Null unless scored. */
  readonly score: number | null;
  readonly why: string;
}

type Outcome = Scorable['outcome'];

/** All parts of the score, with what either report has of them. */
export function commonParts(base: HealthReport, head: HealthReport): CommonPart[] {
  const known = METRICS.filter(({weight}) => weight > 0);
  return known.flatMap(({id, title, pillar, weight}) =>
    pillar === null
      ? []
      : [{id, title, pillar, weight, base: statusIn(base, id, weight), head: statusIn(head, id, weight)}],
  );
}

function statusIn({metrics, unmeasured}: HealthReport, id: string, weight: number): PartStatus {
  const metric = Object.hasOwn(metrics, id) ? metrics[id] : undefined;
  const missing = unmeasured.find(part => part.id === id);
  if (metric === undefined) {
    const why = missing?.why ?? 'It does not apply there.';
    return {status: missing === undefined ? 'not-applicable' : 'not-run', score: null, why};
  }
  const {status, score, reason = ''} = metric;
  if (status === 'scored' && score !== null && metric.weight === weight) return {status, score, why: ''};
  // Shown and not scored this time: it does not weigh.
  const isMissing = status === 'not-run' || status === 'error';
  return {status: isMissing ? status : 'not-applicable', score: null, why: reason};
}

/** Whether both sides have a score of it. */
export function isCommon({base, head}: CommonPart): boolean {
  return base.score !== null && head.score !== null;
}

/**
 * The score of one side on the parts that both sides have. What does not apply on one side leaves its weight to the others on
 * both; what was not run or failed on one side counts as not measured on both.
 */
export function scoreInCommon(
  parts: readonly CommonPart[],
  outcomeOf: (part: CommonPart) => Outcome,
  isCapped: boolean,
): Score {
  const scorables = parts.map((part): Scorable => {
    const {id, pillar, weight} = part;
    return {id, pillar, weight, outcome: isCommon(part) ? outcomeOf(part) : absence(part)};
  });
  return scoreDataset(scorables, isCapped ? 1 : 0);
}

function absence({base, head}: CommonPart): Outcome {
  const statuses = [base.status, head.status];
  if (statuses.includes('error')) return 'error';
  return statuses.includes('not-applicable') ? 'not-applicable' : 'not-run';
}

/** Share of each common part in the score on common ground; they sum to 1. None where its pillar has no score. */
export function sharesOf(parts: readonly CommonPart[], {pillars, coverage}: Score): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const part of parts.filter(isCommon)) {
    const siblings = parts.filter(other => other.pillar === part.pillar && isCommon(other));
    const all = siblings.reduce((total, {weight}) => total + weight, 0);
    const {score, effectiveWeight} = pillars[part.pillar];
    if (score !== null) shares.set(part.id, (effectiveWeight * part.weight) / all / coverage);
  }
  return shares;
}
