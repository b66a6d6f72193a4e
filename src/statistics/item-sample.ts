import {contentHashes} from './content-hash.ts';
import {pickSets, type TagSets} from './item-sets.ts';
import {widthOf} from './tag-graph.ts';

/**
 * All items, in an order that only hangs on what their captions hold: samples and draws are then the same when captions
 * change places among the images.
 */
export function contentOrder(sets: TagSets): Uint32Array {
  const {ofItem} = contentHashes(sets, widthOf(sets));
  // Hash and place in one number: numbers are sorted faster than places by a comparison.
  const items = ofItem.length;
  const shift = 2 ** Math.max(0, Math.ceil(Math.log2(items + 1)) - 21);
  const marked = Float64Array.from(ofItem, (hash, item) => Math.floor(hash / shift) * items + item).sort();
  return Uint32Array.from(marked, mark => mark % items);
}

/** `most` of the items at equal distances, all where they are no more. */
export function sampleItems(order: Uint32Array, most: number): Uint32Array {
  if (order.length <= most) return order;
  return Uint32Array.from({length: most}, (_, i) => order[Math.floor(((i + 0.5) * order.length) / most)] ?? 0);
}

/** The sets of a sample. */
export function sampleSets(sets: TagSets, order: Uint32Array, most: number): TagSets {
  return pickSets(sets, sampleItems(order, most));
}
