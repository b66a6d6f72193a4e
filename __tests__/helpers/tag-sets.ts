import type {TagSets} from '../../src/statistics/item-sets.ts';

/** Sets in compressed sparse row form. */
export function tagSets(sets: readonly (readonly number[])[]): TagSets {
  const offsets = [0];
  for (const tags of sets) offsets.push((offsets.at(-1) ?? 0) + tags.length);
  return {
    offsets: Uint32Array.from(offsets),
    tags: Uint32Array.from(sets.flatMap(tags => tags.toSorted((a, b) => a - b))),
  };
}

/** |A ∩ B| / |A ∪ B|. */
export function jaccard<T>(a: readonly T[], b: readonly T[]): number {
  return a.filter(tag => b.includes(tag)).length / new Set([...a, ...b]).size;
}
