import type {Comparison} from '../comparison.ts';

/** From how much on a change counts as drift. */
export interface DriftLimits {
  /** Bits by which the divergence of tags must exceed chance, in [0, 1]. */
  readonly threshold: number;
  /** Points by which the score must fall. */
  readonly drop: number;
}

/** As usual. */
export const DRIFT_LIMITS: DriftLimits = {threshold: 0.05, drop: 5};

/** What moved: the distribution of tags as a whole, single tags, features of items, the score. */
export type DriftKind = 'tags' | 'single-tags' | 'features' | 'score';

/** Whether a set is still the one it was. */
export type DriftVerdict =
  | {readonly drift: 'yes'; readonly kinds: readonly DriftKind[]}
  | {readonly drift: 'no'}
  | {readonly drift: 'unknown'; readonly why: string};

const SIGNIFICANT = 0.05;

/**
 * Judges a comparison of a baseline with what is there now: docs/compare.md#drift. What shows drift shows it, whatever else could
 * not be tested; where nothing could be tested, nothing is known.
 */
export function judgeDrift(comparison: Comparison, {threshold, drop}: DriftLimits = DRIFT_LIMITS): DriftVerdict {
  const {distribution, features, significance, score} = comparison;
  const kinds: DriftKind[] = [];
  if ('test' in distribution) {
    const {test, flaggedTags} = distribution;
    if ('p' in test && test.p <= SIGNIFICANT && test.excess >= threshold) kinds.push('tags');
    if (flaggedTags > 0) kinds.push('single-tags');
  }
  if (features?.some(({flagged}) => flagged) === true) kinds.push('features');
  if ('p' in significance && significance.p <= SIGNIFICANT && (score.delta ?? 0) <= -drop) kinds.push('score');
  if (kinds.length > 0) return {drift: 'yes', kinds};
  if ('notCompared' in distribution) return {drift: 'unknown', why: distribution.notCompared};
  if ('untested' in distribution.test && !isUnchanged(comparison))
    return {drift: 'unknown', why: distribution.test.untested};
  return {drift: 'no'};
}

/** No test is needed of what is as it was. */
function isUnchanged({items, distribution}: Comparison): boolean {
  if (items !== null) return items.edited + items.removed + items.added === 0;
  return 'jsd' in distribution && distribution.jsd === 0;
}
