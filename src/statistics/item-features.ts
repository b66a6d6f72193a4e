import {type Corpus, profileOf} from '../corpus/corpus.ts';
import {trainedText} from '../corpus/segments.ts';
import type {TokenCounter} from '../engines/clip-tokenizer/counter.ts';
import type {SeenImages} from './seen-images.ts';

/** What is known of every single item besides which tags it bears. */
export const FEATURES = ['pixels', 'aspect', 'bytes', 'brightness', 'sharpness', 'tags', 'tokens'] as const;

export type Feature = (typeof FEATURES)[number];

/** One value an item and feature; NaN where it is not known: images that were not looked at, captions without a tokenizer. */
export type ItemFeatures = Readonly<Record<Feature, Float64Array>>;

interface Known {
  readonly corpus: Corpus;
  readonly images: SeenImages | undefined;
  /** Counts what the trainer's text encoder reads; null without its vocabulary. */
  readonly counter: TokenCounter | null;
}

/** Means over the captions of an item, and facts of its image. O(characters). */
export function itemFeatures({corpus, images, counter}: Known): ItemFeatures {
  const unknown = (): Float64Array => new Float64Array(corpus.keys.length).fill(Number.NaN);
  const features = {
    pixels: unknown(),
    aspect: unknown(),
    bytes: unknown(),
    brightness: unknown(),
    sharpness: unknown(),
    tags: new Float64Array(corpus.keys.length),
    tokens: counter === null ? unknown() : new Float64Array(corpus.keys.length),
  };
  for (const [row, item] of corpus.rowItem.entries()) {
    const weight = corpus.rowWeight[row] ?? 0;
    const tags = (corpus.offsets[row + 1] ?? 0) - (corpus.offsets[row] ?? 0);
    features.tags[item] = (features.tags[item] ?? 0) + weight * tags;
    if (counter === null) continue;
    const text = trainedText(corpus.texts[row] ?? '', profileOf(corpus, item));
    features.tokens[item] = (features.tokens[item] ?? 0) + weight * counter.count(text);
  }
  if (images === undefined) return features;
  for (const [item, key] of corpus.keys.entries()) {
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
