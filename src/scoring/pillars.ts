import type {Pillar} from '../metrics/metric.ts';

/** Weights of the pillars in the whole: heuristics, docs/scoring.md says so. */
export const PILLAR_WEIGHTS: Readonly<Record<Pillar, number>> = {
  quality: 0.35,
  balance: 0.25,
  uniqueness: 0.2,
  structure: 0.2,
};

export const PILLARS: readonly Pillar[] = ['quality', 'balance', 'uniqueness', 'structure'];

/** A scored part of a pillar that this version cannot measure yet; it weighs, so that coverage stays honest. */
export interface Unmeasured {
  readonly id: string;
  readonly pillar: Pillar;
  readonly weight: number;
  readonly title: string;
  /** Cannot apply where there are only captions. */
  readonly needsImages: boolean;
}

export const UNMEASURED: readonly Unmeasured[] = [
  {id: 'alignment', pillar: 'quality', weight: 0.4, title: 'Image–text alignment', needsImages: true},
  {id: 'alignment-auc', pillar: 'quality', weight: 0.15, title: 'Image–text ranking', needsImages: true},
];
