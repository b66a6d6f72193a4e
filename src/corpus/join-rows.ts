import type {Corpus, Tag} from './corpus.ts';
import {Uint32List} from './growable.ts';

/** What of a corpus of terms is judged: rows of tags without the texts they were read from. */
export interface TakenRows {
  readonly corpus: Corpus;
  /** Items in the order in which they are taken. */
  readonly items: readonly number[];
}

/**
 * One corpus of items of several, with the tags that they bear: for terms of prose, which are not read again. Spellings and
 * subsets are left out: terms are judged without them. O(tag uses).
 */
export function takeRows(parts: readonly TakenRows[]): Corpus {
  const [first] = parts;
  if (first === undefined) throw new Error('There is nothing to take rows from.');
  const ids = new Map<string, number>();
  const vocabulary: Tag[] = [];
  const occurrences: number[] = [];
  const taken = {keys: [] as string[], texts: [] as string[], rowWeight: [] as number[], repeats: [] as number[]};
  const [rowItem, offsets, tags] = [new Uint32List(), new Uint32List(), new Uint32List()];
  offsets.push(0);
  for (const {corpus, items} of parts) {
    const own = new Int32Array(corpus.vocabulary.length).fill(-1);
    const idOf = (tag: number): number => {
      const key = corpus.vocabulary[tag]?.key ?? '';
      const id = ids.get(key) ?? vocabulary.push(corpus.vocabulary[tag] ?? {key, display: key}) - 1;
      ids.set(key, id);
      own[tag] = id;
      return id;
    };
    const rows = rowsByItem(corpus);
    for (const item of items) {
      taken.repeats.push(corpus.repeats[item] ?? 1);
      const index = taken.keys.push(corpus.keys[item] ?? '') - 1;
      for (let row = rows[item] ?? 0; row < (rows[item + 1] ?? 0); row++) {
        const weight = corpus.rowWeight[row] ?? 0;
        rowItem.push(index);
        taken.rowWeight.push(weight);
        taken.texts.push(corpus.texts[row] ?? '');
        for (let i = corpus.offsets[row] ?? 0; i < (corpus.offsets[row + 1] ?? 0); i++) {
          const tag = corpus.tags[i] ?? 0;
          const known = own[tag] ?? -1;
          const id = known < 0 ? idOf(tag) : known;
          tags.push(id);
          occurrences[id] = (occurrences[id] ?? 0) + weight;
        }
        offsets.push(tags.length);
      }
    }
  }
  return {
    ...first.corpus,
    keys: taken.keys,
    subsets: first.corpus.subsets.slice(0, 1),
    itemSubset: new Uint32Array(taken.keys.length),
    repeats: Float64Array.from(taken.repeats),
    rowItem: rowItem.toArray(),
    rowWeight: Float64Array.from(taken.rowWeight),
    texts: taken.texts,
    offsets: offsets.toArray(),
    tags: tags.toArray(),
    fixed: new Uint32Array(taken.rowWeight.length),
    vocabulary,
    spellings: [],
    written: null,
    occurrences: Float64Array.from(occurrences),
  };
}

/** Item i has the rows rows[i] … rows[i + 1] − 1: rows stand in the order of their items. */
export function rowsByItem({keys, rowItem}: Pick<Corpus, 'keys' | 'rowItem'>): Uint32Array {
  const first = new Uint32Array(keys.length + 1);
  for (const item of rowItem) first[item + 1] = (first[item + 1] ?? 0) + 1;
  for (let item = 0; item < keys.length; item++) first[item + 1] = (first[item + 1] ?? 0) + (first[item] ?? 0);
  return first;
}
