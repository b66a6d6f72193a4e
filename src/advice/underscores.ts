import {spaced} from '../corpus/spaced.ts';
import type {TagCounts} from '../statistics/tag-counts.ts';

/** Tags that may be written otherwise: the trigger and words of quality (`score_9`) call what they do as they are written. */
export function rewritable({tags, df, roles}: TagCounts): {readonly tag: string; readonly n: number}[] {
  return tags.map((tag, i) => ({tag, n: df[i] ?? 0})).filter((_tag, i) => roles[i] === 'content');
}

/** Words joined by underscores; kaomoji such as `^_^` are no words. */
export function isUnderscored(tag: string): boolean {
  return spaced(tag) !== tag;
}

/** Whether at least half of the tags of several words are written with underscores. */
export function isMostlyUnderscored(tags: readonly {readonly tag: string}[]): boolean {
  const several = tags.filter(({tag}) => /[_ ]/.test(tag));
  return several.length > 0 && several.filter(({tag}) => isUnderscored(tag)).length >= several.length / 2;
}
