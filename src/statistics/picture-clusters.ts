import type {Corpus} from '../corpus/corpus.ts';
import type {SeenImages} from './seen-images.ts';
import {selectTerms} from './select-terms.ts';

/** Per item: the first item whose picture is a copy of its own, itself where none is or its picture is not known. */
export function pictureClusters(
  keys: readonly string[],
  {placeOf, clusterOf, records}: Pick<SeenImages, 'placeOf' | 'clusterOf' | 'records'>,
): Uint32Array {
  const firstOf = new Map<number, number>();
  return Uint32Array.from(keys, (key, item) => {
    const place = placeOf.get(key);
    const state = place === undefined ? undefined : records[place]?.state;
    if (place === undefined || (state !== 'ok' && state !== 'lfs-pointer')) return item;
    const cluster = clusterOf[place] ?? place;
    const first = firstOf.get(cluster);
    if (first === undefined) firstOf.set(cluster, item);
    return first ?? item;
  });
}

/** The tags of a corpus with one item for all copies of a picture: whether tags meet by chance is asked of pictures, not of copies. */
export function onePerPicture(corpus: Corpus, pictures: SeenImages): Corpus {
  const clusters = pictureClusters(corpus.keys, pictures);
  if (clusters.every((first, item) => first === item)) return corpus;
  const copies = new Set(corpus.keys.filter((_key, item) => clusters[item] !== item));
  return selectTerms(corpus, key => !copies.has(key));
}
