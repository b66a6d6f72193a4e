import type {ItemPairs} from './item-pairs.ts';
import {addItem, type TagRows} from './tag-rows.ts';

/** Two versions of a data set over one vocabulary, and what became of each item. */
export interface PairedRows {
  readonly base: TagRows;
  readonly head: TagRows;
  readonly pairs: ItemPairs;
  /** Size of the vocabulary. */
  readonly tags: number;
}

/** How often each tag occurs in the groups that a comparison tells apart. One entry a tag. */
export interface GroupedCounts {
  readonly kept: Float64Array;
  readonly removed: Float64Array;
  readonly added: Float64Array;
  readonly editedBase: Float64Array;
  readonly editedHead: Float64Array;
}

/** O(tag uses). */
export function countGroups({base, head, pairs, tags}: PairedRows): GroupedCounts {
  const {kept, edited, removed, added} = pairs;
  const over = (rows: TagRows, items: readonly number[]): Float64Array => {
    const counts = new Float64Array(tags);
    for (const item of items) addItem(counts, rows, item);
    return counts;
  };
  return {
    kept: over(
      base,
      kept.map(([item]) => item),
    ),
    removed: over(base, removed),
    added: over(head, added),
    editedBase: over(
      base,
      edited.map(([item]) => item),
    ),
    editedHead: over(
      head,
      edited.map(([, item]) => item),
    ),
  };
}
