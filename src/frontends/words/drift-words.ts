import type {Comparison} from '../../report/comparison.ts';
import {type DriftKind, type DriftVerdict, judgeDrift} from '../../report/drift/verdict.ts';

const KINDS: Readonly<Record<DriftKind, string>> = {
  tags: 'the distribution of tags',
  'single-tags': 'single tags',
  features: 'images or lengths',
  score: 'the score',
};

/** "the distribution of tags, the score". */
export function driftKinds(kinds: readonly DriftKind[]): string {
  return kinds.map(kind => KINDS[kind]).join(', ');
}

/** Whether the data set is still the one that a baseline was made of; nothing where the base is no baseline. */
export function driftWords(comparison: Comparison): string {
  return comparison.base.kind === 'baseline' ? verdictWords(judgeDrift(comparison)) : '';
}

/** "Drifted: single tags, the score." */
export function verdictWords(verdict: DriftVerdict): string {
  if (verdict.drift === 'yes') return `Drifted: ${driftKinds(verdict.kinds)}.`;
  return verdict.drift === 'no' ? 'No drift.' : `Drift unknown: ${verdict.why}`;
}
