import {simpsonConcentration, shannonEntropy, sum} from '../math/entropy.ts';
import type {TagCounts} from '../statistics/tag-counts.ts';

/** The counts that scores rest on, with the mean number of tags a caption bears under the same counting. */
export interface Distribution {
  /** Exposures where repeats differ between items, else document frequency. */
  readonly counts: Float64Array;
  /** V: tags that occur. */
  readonly vocabulary: number;
  /** L̄: tags per item. */
  readonly meanTags: number;
}

export const NO_TAGS = 'The captions are prose, and not English: there is no tag or term to count.';
const NOTHING_TAUGHT = 'No caption holds a tag besides trigger and quality tags: nothing else is taught.';

/** The scored distribution, or why there is none to judge. */
export function scoredDistribution(tagCounts: TagCounts | null): Distribution | {readonly notApplicable: string} {
  if (tagCounts === null) return {notApplicable: NO_TAGS};
  const {df, exposures, unevenRepeats, totalExposure, items, roles} = tagCounts;
  if (!roles.includes('content')) return {notApplicable: NOTHING_TAUGHT};
  const counts = unevenRepeats ? exposures : df;
  return {counts, vocabulary: df.length, meanTags: sum(counts) / (unevenRepeats ? totalExposure : items)};
}

/** Spread H* = (H − ln L̄) / (ln V − ln L̄), null where V ≤ L̄: docs/metrics/spread.md. */
export function spreadOf({counts, vocabulary, meanTags}: Distribution): number | null {
  const entropy = shannonEntropy(counts);
  if (entropy === undefined || vocabulary <= meanTags || vocabulary < 2) return null;
  return (entropy - Math.log(meanTags)) / (Math.log(vocabulary) - Math.log(meanTags));
}

/** HHI* = (HHI − 1/V) / (1/L̄ − 1/V), null where V ≤ L̄: docs/metrics/concentration.md. */
export function concentrationOf({counts, vocabulary, meanTags}: Distribution): number | null {
  const hhi = simpsonConcentration(counts);
  if (hhi === undefined || vocabulary <= meanTags || vocabulary < 2) return null;
  return (hhi - 1 / vocabulary) / (1 / meanTags - 1 / vocabulary);
}

/** A figure under the three ways of counting, for `detail.values`. */
export function threeWays(
  {df, occurrences, exposures}: TagCounts,
  figure: (counts: Float64Array) => number | null | undefined,
): Readonly<Record<string, number | null>> {
  return {document: figure(df) ?? null, occurrences: figure(occurrences) ?? null, exposures: figure(exposures) ?? null};
}
