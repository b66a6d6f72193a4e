import type {Pillar} from '../metrics/metric.ts';
import {PILLARS, PILLAR_WEIGHTS} from './pillars.ts';

/** What scoring needs of a metric: docs/scoring.md. */
export interface Scorable {
  readonly id: string;
  readonly pillar: Pillar;
  /** Inside the pillar. */
  readonly weight: number;
  /** 0–100, or why there is none. `not-run` and `error` weigh as unmeasured, `not-applicable` does not weigh. */
  readonly outcome: number | 'not-applicable' | 'not-run' | 'error';
}

export interface PillarScore {
  readonly score: number | null;
  readonly weight: number;
  /** Share of the whole that was measured in this pillar. */
  readonly effectiveWeight: number;
  /** Share of the pillar that was measured. */
  readonly coverage: number;
}

export type Band = 'good' | 'caution' | 'needs-work' | 'danger';

export interface Cap {
  readonly code: string;
  readonly why: string;
}

export interface Score {
  readonly value: number | null;
  readonly band: Band | null;
  readonly partial: boolean;
  readonly coverage: number;
  /** Where the score can lie once everything is measured. */
  readonly bounds: readonly [number, number];
  readonly caps: readonly Cap[];
  readonly pillars: Readonly<Record<Pillar, PillarScore>>;
}

/** Coverage below which a score is called partial and never gates: docs/scoring.md. */
const PARTIAL = 0.6;
/** Highest score of a set with more than a fifth of harmed items: docs/scoring.md#caps. */
export const CAPPED = 39;
export const TOO_MANY_HARMED = 0.2;

/**
 * Dataset Health Score = Σ W s / Σ W over the scored metrics, W = pillar weight × weight inside the pillar shared out
 * among the pillar's applicable metrics. Bounds = [Σ W s, Σ W s + 100 (1 − Σ W)]. Null when nothing was scored.
 */
export function scoreDataset(metrics: readonly Scorable[], harmedShare: number): Score {
  const pillars = Object.fromEntries(
    PILLARS.map(pillar => [
      pillar,
      scorePillar(
        pillar,
        metrics.filter(metric => metric.pillar === pillar),
      ),
    ]),
  ) as Record<Pillar, PillarScore>;
  const scored = PILLARS.map(pillar => pillars[pillar]).filter(({score}) => score !== null);
  const coverage = scored.reduce((total, {effectiveWeight}) => total + effectiveWeight, 0);
  const held = scored.reduce((total, {score, effectiveWeight}) => total + (score ?? 0) * effectiveWeight, 0);
  const caps = harmedShare > TOO_MANY_HARMED ? [harmCap(harmedShare)] : [];
  const limit = caps.length > 0 ? CAPPED : 100;
  const value = coverage === 0 ? null : Math.min(limit, held / coverage);
  return {
    value,
    band: value === null ? null : bandOf(value),
    partial: coverage < PARTIAL,
    coverage,
    bounds: [Math.min(limit, held), Math.min(limit, held + 100 * (1 - coverage))],
    caps,
    pillars,
  };
}

/** The band of a printed (floored) score: 79.9 is 79 and must not read as good. */
export function bandOf(value: number): Band {
  if (value >= 80) return 'good';
  if (value >= 60) return 'caution';
  return value >= 40 ? 'needs-work' : 'danger';
}

function scorePillar(pillar: Pillar, metrics: readonly Scorable[]): PillarScore {
  const weight = PILLAR_WEIGHTS[pillar];
  const applicable = metrics.filter(({outcome}) => outcome !== 'not-applicable');
  const all = applicable.reduce((total, metric) => total + metric.weight, 0);
  let measured = 0;
  let held = 0;
  for (const metric of applicable) {
    if (typeof metric.outcome !== 'number') continue;
    measured += metric.weight;
    held += metric.weight * metric.outcome;
  }
  if (measured === 0 || applicable.some(({outcome}) => outcome === 'error')) {
    return {score: null, weight, effectiveWeight: 0, coverage: 0};
  }
  return {score: held / measured, weight, effectiveWeight: (weight * measured) / all, coverage: measured / all};
}

function harmCap(share: number): Cap {
  const percent = Math.round(share * 100);
  return {
    code: 'invalid-items',
    why: `${percent} % of the items are dropped, stop the trainer or teach a wrong caption: the score cannot exceed ${CAPPED}.`,
  };
}
