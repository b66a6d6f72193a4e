import {simpsonConcentration, shannonEntropy, sum} from '../math/entropy.ts';
import type {TagCounts} from '../statistics/tag-counts.ts';

/** The counts that scores rest on, with the mean number of tags a caption bears under the same counting. */
export interface Distribution {
  readonly tagCounts: TagCounts;
  /** Exposures where repeats differ between items, else document frequency. */
  readonly counts: Float64Array;
  /** V: tags that occur. */
  readonly vocabulary: number;
  /** L̄: tags per item. */
  readonly meanTags: number;
  readonly items: number;
}

export const NO_TAGS = 'The captions are prose, and not English: there is no tag or term to count.';
const NOTHING_TAUGHT = 'No caption holds a tag besides trigger and quality tags: nothing else is taught.';

/** Why there is no distribution of tags to judge; null where there is one. */
export function nothingToJudge(tagCounts: TagCounts | null): string | null {
  if (tagCounts === null) return NO_TAGS;
  return tagCounts.roles.includes('content') ? null : NOTHING_TAUGHT;
}

/** Why pairs of tags are not known where only counts of tags are. */
export const NO_CAPTIONS = 'Captions are not known, only counts of tags: check the data set itself.';

/** The scored distribution, or why there is none to judge. */
export function scoredDistribution(tagCounts: TagCounts | null): Distribution | {readonly notApplicable: string} {
  if (tagCounts === null) return {notApplicable: NO_TAGS};
  const {df, exposures, unevenRepeats, totalExposure, items} = tagCounts;
  const nothing = nothingToJudge(tagCounts);
  if (nothing !== null) return {notApplicable: nothing};
  const counts = unevenRepeats ? exposures : df;
  const meanTags = sum(counts) / (unevenRepeats ? totalExposure : items);
  return {tagCounts, counts, vocabulary: df.length, meanTags, items};
}

/**
 * Spread H* = (H − ln L̄) / (ln V − ln L̄), docs/metrics/spread.md. Null for a single tag or a single item; 0 where several
 * items all bear the whole vocabulary: the limit of captions that become alike.
 */
export function spreadOf(distribution: Distribution): number | null {
  const {counts, vocabulary, meanTags} = distribution;
  const entropy = shannonEntropy(counts);
  if (entropy === undefined || isSingle(distribution)) return null;
  if (areAllAlike(distribution)) return 0;
  return (entropy - Math.log(meanTags)) / (Math.log(vocabulary) - Math.log(meanTags));
}

/** HHI* = (HHI − 1/V) / (1/L̄ − 1/V), docs/metrics/concentration.md. Null as `spreadOf`; 1 where it is 0. */
export function concentrationOf(distribution: Distribution): number | null {
  const {counts, vocabulary, meanTags} = distribution;
  const hhi = simpsonConcentration(counts);
  if (hhi === undefined || isSingle(distribution)) return null;
  if (areAllAlike(distribution)) return 1;
  return (hhi - 1 / vocabulary) / (1 / meanTags - 1 / vocabulary);
}

/** Why the forms between least and greatest value are undefined where they are. */
export const SINGLE = 'One tag or one caption has nothing to differ from.';

function isSingle({vocabulary, items}: Distribution): boolean {
  return vocabulary < 2 || items < 2;
}

/** V = L̄, but for the rounding of expected counts. */
function areAllAlike({vocabulary, meanTags}: Distribution): boolean {
  return meanTags >= vocabulary * (1 - 1e-9);
}

/** A figure under the three ways of counting, for `detail.values`. */
export function threeWays(
  {df, occurrences, exposures}: TagCounts,
  figure: (counts: Float64Array) => number | null | undefined,
): Readonly<Record<string, number | null>> {
  return {document: figure(df) ?? null, occurrences: figure(occurrences) ?? null, exposures: figure(exposures) ?? null};
}
