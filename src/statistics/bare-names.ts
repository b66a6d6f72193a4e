import type {RankedSets} from './item-sets.ts';

/** More tags than trigger, quality tags and a class come to. */
const MOST = 12;

/** Tells whether the caption of an item is a name: at most one of its tags says what is in the picture. */
export function bareNames(
  {offsets, tags, order}: RankedSets,
  isContent: (tag: number) => boolean,
): (item: number) => boolean {
  return item => {
    const own = tags.subarray(offsets[item], offsets[item + 1]);
    return own.length <= MOST && own.reduce((n, rank) => n + (isContent(order[rank] ?? 0) ? 1 : 0), 0) <= 1;
  };
}
