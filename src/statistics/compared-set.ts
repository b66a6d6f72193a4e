import {countTags, groundOf} from './ground.ts';
import type {ReadSet} from './read-set.ts';
import {unseenImages} from './seen-images.ts';
import type {Statistics, Told} from './statistics.ts';
import type {Terms} from './terms.ts';

/** All that comparisons read of statistics. */
export interface ComparedStatistics extends Pick<Statistics, 'tagCounts' | 'told' | 'settings'> {
  readonly dataset: Pick<Statistics['dataset'], 'profile' | 'style' | 'trigger'>;
  readonly alignment: Pick<Statistics['alignment'], 'model'>;
}

/** A data set as comparisons need it. */
export interface ComparedSet extends ReadSet {
  readonly terms: Terms | null;
  readonly statistics: ComparedStatistics;
}

/** Counts no more than what comparisons read: for a version whose report is known. O(tag uses). */
export function countCompared(
  read: Omit<ComparedSet, 'statistics'>,
  {told, ...options}: Parameters<typeof groundOf>[1] & {readonly told: Told},
): ComparedSet {
  const {corpus, terms, images = unseenImages('No image was looked at.')} = read;
  const ground = groundOf({corpus, terms, images}, options);
  const {style, trigger} = ground;
  const {alignment} = images;
  return {
    ...read,
    statistics: {
      dataset: {profile: corpus.profile.name, style, trigger},
      tagCounts: countTags(ground, {scoresOnly: true}),
      alignment: {model: alignment !== undefined && 'model' in alignment ? alignment.model : null},
      settings: corpus.profile,
      told,
    },
  };
}
