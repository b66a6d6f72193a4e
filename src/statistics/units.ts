import type {Corpus} from '../corpus/corpus.ts';
import {selectItems} from '../corpus/select-items.ts';
import type {Detection} from '../sources/source.ts';
import type {SeenImages} from './seen-images.ts';
import {selectTerms} from './select-terms.ts';
import type {Terms} from './terms.ts';

/** What a data set is judged from. */
export interface Whole {
  readonly corpus: Corpus;
  readonly terms: Terms | null;
  readonly detection: Detection;
  /** What was seen of images: counted by the items that are kept. */
  readonly images?: SeenImages | undefined;
}

/** What a data set is made of: items, or clusters of items that belong together, and what stands beside them. */
export interface Units {
  readonly count: number;
  /** Per item: its unit. */
  readonly ofItem: Uint32Array;
  /** Files and rows that are no item but count as things: images that are not loaded, lost captions, dropped items. */
  readonly ofOther: ReadonlyMap<string, number>;
}

/** Numbers the units; without clusters each item is one. O(items + notes). */
export function unitsOf({corpus, detection}: Whole, clusters?: ArrayLike<number>): Units {
  const {keys, dropped} = corpus;
  const known = new Map<number, number>();
  const ofItem = new Uint32Array(keys.length);
  for (let item = 0; item < keys.length; item++) {
    const cluster = clusters?.[item] ?? item;
    const unit = known.get(cluster) ?? known.size;
    known.set(cluster, unit);
    ofItem[item] = unit;
  }
  const placed = detection.notes.flatMap(({place}) => place ?? []);
  const ofOther = new Map<string, number>();
  const items = new Set(keys);
  for (const key of [...dropped, ...detection.rejected.map(one => one.key), ...placed])
    if (!items.has(key) && !ofOther.has(key)) ofOther.set(key, known.size + ofOther.size);
  return {count: known.size + ofOther.size, ofItem, ofOther};
}

/** The set as if only the kept units had been read. O(tag uses that are kept). */
export function partOf({corpus, terms, detection, images}: Whole, {ofItem, ofOther}: Units, kept: Uint8Array): Whole {
  const keep = Uint8Array.from(ofItem, unit => kept[unit] ?? 0);
  const items = new Set(corpus.keys.filter((_key, item) => keep[item] === 1));
  const stays = (key: string): boolean => items.has(key) || kept[ofOther.get(key) ?? -1] === 1;
  return {
    images,
    corpus: selectItems(corpus, keep, corpus.dropped.filter(stays)),
    terms: terms?.kind === 'terms' ? {...terms, corpus: selectTerms(terms.corpus, key => items.has(key))} : terms,
    detection: {
      ...detection,
      rejected: detection.rejected.filter(({key}) => stays(key)),
      notes: detection.notes.filter(({place}) => place === undefined || stays(place)),
    },
  };
}
