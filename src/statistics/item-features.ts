import {type Corpus, profileOf} from '../corpus/corpus.ts';
import {trainedText} from '../corpus/segments.ts';
import type {TokenCounter} from '../engines/clip-tokenizer/counter.ts';
import {nearWhole} from '../math/near-whole.ts';
import type {SeenImages} from './seen-images.ts';
import type {TagRows} from './tag-rows.ts';

/** What is known of every single item besides which tags it bears. */
export const FEATURES = ['pixels', 'aspect', 'bytes', 'brightness', 'sharpness', 'tags', 'tokens'] as const;

export type Feature = (typeof FEATURES)[number];

/** One value an item and feature; NaN where it is not known: images that were not looked at, captions without a tokenizer. */
export type ItemFeatures = Readonly<Record<Feature, Float64Array>>;

interface Known {
  readonly corpus: Corpus;
  /** What is judged of every item: its tags, or the terms of its prose. */
  readonly rows: TagRows;
  readonly images: SeenImages | undefined;
  /** Counts what the trainer's text encoder reads; null without its vocabulary. */
  readonly counter: TokenCounter | null;
}

/** Means over the captions of an item, and facts of its image. O(characters). */
export function itemFeatures({corpus, rows, images, counter}: Known): ItemFeatures {
  const features = {
    ...pictureFeatures(corpus.keys, images),
    tags: Float64Array.from(corpus.keys, (_key, item) => sumOf(rows, item)),
    tokens: new Float64Array(corpus.keys.length).fill(counter === null ? Number.NaN : 0),
  };
  for (const [row, item] of corpus.rowItem.entries()) {
    const weight = corpus.rowWeight[row] ?? 0;
    if (counter === null) break;
    const text = trainedText(corpus.texts[row] ?? '', profileOf(corpus, item));
    features.tokens[item] = (features.tokens[item] ?? 0) + weight * counter.count(text);
  }
  return features;
}

/** Facts of the images of some items. */
export function pictureFeatures(
  keys: readonly string[],
  images: SeenImages | undefined,
): Omit<ItemFeatures, 'tags' | 'tokens'> {
  const unknown = (): Float64Array => new Float64Array(keys.length).fill(Number.NaN);
  const [pixels, aspect, bytes, brightness, sharpness] = [unknown(), unknown(), unknown(), unknown(), unknown()];
  const features = {pixels, aspect, bytes, brightness, sharpness};
  if (images === undefined) return features;
  for (const [item, key] of keys.entries()) {
    const record = images.records[images.placeOf.get(key) ?? -1];
    if (record?.state !== 'ok') continue;
    features.pixels[item] = record.width * record.height;
    features.aspect[item] = record.width / record.height;
    features.bytes[item] = record.bytes;
    features.brightness[item] = record.brightness;
    features.sharpness[item] = record.sharpness;
  }
  return features;
}

function sumOf({offsets, weights}: TagRows, item: number): number {
  let sum = 0;
  for (let i = offsets[item] ?? 0, end = offsets[item + 1] ?? 0; i < end; i++) sum += weights[i] ?? 0;
  return nearWhole(sum);
}
