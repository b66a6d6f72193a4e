import type {TaxonomyFile} from '../sources/taxonomy-file.ts';
import {matchKey} from './match-key.ts';

type KnownTag = TaxonomyFile['tags'][number];

/** A site's list of tags, which the user names; none ships with this package. Keys are match keys. */
export interface Taxonomy {
  /** Hash of the file: another list is another way of judging. */
  readonly id: string;
  readonly tags: ReadonlyMap<string, KnownTag>;
  /** Name of the tag that each other name stands for. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** From so many pictures on a general tag says too little to be anyone's trigger. */
const COMMON = 10_000;

/** An alias counts when it has one target, is no tag itself, and is no shorthand of the site's search (`/hs`). */
export function taxonomyOf({id, tags, aliases}: TaxonomyFile): Taxonomy {
  const byKey = new Map<string, KnownTag>();
  for (const tag of tags) if (!byKey.has(matchKey(tag.name))) byKey.set(matchKey(tag.name), tag);
  const targets = new Map<string, string | null>();
  for (const [alias, name] of aliases) {
    if (alias.startsWith('/')) continue;
    const key = matchKey(alias);
    if (byKey.has(key) || key === matchKey(name)) continue;
    const known = targets.get(key);
    targets.set(key, known === undefined || known === name ? name : null);
  }
  const usable = [...targets].filter((entry): entry is [string, string] => entry[1] !== null);
  return {id, tags: byKey, aliases: new Map(usable)};
}

/** Whether a list of tags calls this one common: never a trigger. */
export function isCommonTag(key: string, taxonomy: Taxonomy | undefined): boolean {
  const known = taxonomy?.tags.get(key);
  return known?.category === 'general' && known.posts >= COMMON;
}
