import type {Corpus} from '../corpus/corpus.ts';
import {pictureFeatures} from './item-features.ts';
import type {TagSets} from './item-sets.ts';
import type {Figures} from './outliers.ts';
import type {SeenImages} from './seen-images.ts';

interface Known {
  readonly corpus: Corpus;
  /** What the sets are of: of much prose, the terms of a part of the items. */
  readonly compared: Pick<Corpus, 'keys'>;
  readonly sets: TagSets;
  readonly pictures: SeenImages;
  /** NaN where there is no tokenizer. */
  readonly tokens: Float64Array;
}

/** What items are compared by when unusual ones are looked for. */
export function itemFigures({corpus: {keys}, compared, sets: {offsets}, pictures, tokens}: Known): Figures {
  const features = pictureFeatures(keys, pictures);
  const placeOf = compared.keys === keys ? null : new Map(compared.keys.map((key, place) => [key, place]));
  const tags = Float64Array.from(keys, (key, item) => {
    const place = placeOf === null ? item : placeOf.get(key);
    return place === undefined ? Number.NaN : (offsets[place + 1] ?? 0) - (offsets[place] ?? 0);
  });
  return {...features, sharpness: comparable(keys, features.sharpness, pictures), tags, tokens};
}

/** Sharpness of whole and of reduced pictures does not compare: what there is less of is left out. */
function comparable(keys: readonly string[], sharpness: Float64Array, {records, placeOf}: SeenImages): Float64Array {
  const exact = keys.map(key => {
    const record = records[placeOf.get(key) ?? -1];
    return record?.state === 'ok' ? record.exact : null;
  });
  const whole = exact.filter(one => one === true).length;
  const common = 2 * whole >= exact.filter(one => one !== null).length;
  return sharpness.map((value, item) => (exact[item] === common ? value : Number.NaN));
}
