import type {Corpus, Tag} from '../corpus/corpus.ts';
import {Uint32List} from '../corpus/growable.ts';

/** The rows of terms of some items, as if only these had been read. O(uses that are kept + vocabulary). */
export function selectTerms(terms: Corpus, keep: (key: string) => boolean): Corpus {
  const {keys, rowItem, rowWeight, offsets, tags, vocabulary} = terms;
  const items = [...keys.keys()].filter(item => keep(keys[item] ?? ''));
  const place = new Map(items.map((item, i) => [item, i]));
  const rows = [...rowItem.keys()].filter(row => place.has(rowItem[row] ?? 0));
  const ids = new Map<number, number>();
  const selected = new Uint32List();
  const ends = new Uint32List();
  const occurrences: number[] = [];
  ends.push(0);
  for (const row of rows) {
    for (const term of tags.subarray(offsets[row], offsets[row + 1])) {
      const id = ids.get(term) ?? ids.size;
      ids.set(term, id);
      selected.push(id);
      occurrences[id] = (occurrences[id] ?? 0) + (rowWeight[row] ?? 0);
    }
    ends.push(selected.length);
  }
  return {
    ...terms,
    keys: items.map(item => keys[item] ?? ''),
    itemSubset: Uint32Array.from(items, item => terms.itemSubset[item] ?? 0),
    repeats: Float64Array.from(items, item => terms.repeats[item] ?? 1),
    rowItem: Uint32Array.from(rows, row => place.get(rowItem[row] ?? 0) ?? 0),
    rowWeight: Float64Array.from(rows, row => rowWeight[row] ?? 0),
    texts: rows.map(row => terms.texts[row] ?? ''),
    offsets: ends.toArray(),
    tags: selected.toArray(),
    fixed: new Uint32Array(rows.length),
    vocabulary: [...ids.keys()].map((term): Tag => vocabulary[term] ?? {key: '', display: ''}),
    occurrences: Float64Array.from(occurrences),
  };
}
