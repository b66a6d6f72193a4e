import type {Pillar} from '../metrics/metric.ts';

/** Weights of the pillars in the whole: heuristics, docs/scoring.md says so. */
export const PILLAR_WEIGHTS: Readonly<Record<Pillar, number>> = {
  quality: 0.35,
  balance: 0.25,
  uniqueness: 0.2,
  structure: 0.2,
};

export const PILLARS: readonly Pillar[] = ['quality', 'balance', 'uniqueness', 'structure'];
