import {spaced} from '../corpus/spaced.ts';

/** Words joined by underscores; kaomoji such as `^_^` are no words. */
export function isUnderscored(tag: string): boolean {
  return spaced(tag) !== tag;
}

/** Whether at least half of the tags of several words are written with underscores. */
export function isMostlyUnderscored(tags: readonly string[]): boolean {
  const several = tags.filter(tag => /[_ ]/.test(tag));
  return several.length > 0 && several.filter(isUnderscored).length >= several.length / 2;
}
