import type {Corpus} from '../corpus/corpus.ts';

/** What became of the items of two versions of a data set; numbers are places in `keys`. */
export interface ItemPairs {
  /** In both with the same captions: place in the base, place in the head. */
  readonly kept: readonly (readonly [number, number])[];
  /** In both, with other captions or repeats. */
  readonly edited: readonly (readonly [number, number])[];
  /** In the base only. */
  readonly removed: readonly number[];
  /** In the head only. */
  readonly added: readonly number[];
}

/** Pairs items by key. O(items + characters of the captions). */
export function pairItems(base: Corpus, head: Corpus): ItemPairs {
  const places = new Map(head.keys.map((key, place) => [key, place]));
  const [baseRows, headRows] = [firstRows(base), firstRows(head)];
  const kept: [number, number][] = [];
  const edited: [number, number][] = [];
  const removed: number[] = [];
  for (const [here, key] of base.keys.entries()) {
    const there = places.get(key);
    places.delete(key);
    if (there === undefined) removed.push(here);
    else if (isSame({corpus: base, rows: baseRows, item: here}, {corpus: head, rows: headRows, item: there}))
      kept.push([here, there]);
    else edited.push([here, there]);
  }
  return {kept, edited, removed, added: [...places.values()]};
}

interface ItemAt {
  readonly corpus: Corpus;
  readonly rows: Uint32Array;
  readonly item: number;
}

function isSame(a: ItemAt, b: ItemAt): boolean {
  const [from, other] = [a.rows[a.item] ?? 0, b.rows[b.item] ?? 0];
  const count = (a.rows[a.item + 1] ?? 0) - from;
  if (count !== (b.rows[b.item + 1] ?? 0) - other) return false;
  if (a.corpus.repeats[a.item] !== b.corpus.repeats[b.item]) return false;
  for (let i = 0; i < count; i++) {
    if (a.corpus.texts[from + i] !== b.corpus.texts[other + i]) return false;
    if (a.corpus.rowWeight[from + i] !== b.corpus.rowWeight[other + i]) return false;
  }
  return true;
}

/** Item i has the rows first[i] … first[i + 1] − 1: rows stand in the order of their items. */
export function firstRows({keys, rowItem}: Pick<Corpus, 'keys' | 'rowItem'>): Uint32Array {
  const first = new Uint32Array(keys.length + 1);
  for (const item of rowItem) first[item + 1] = (first[item + 1] ?? 0) + 1;
  for (let item = 0; item < keys.length; item++) first[item + 1] = (first[item + 1] ?? 0) + (first[item] ?? 0);
  return first;
}
