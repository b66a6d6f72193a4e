import type {Corpus} from '../../corpus/corpus.ts';
import {quantileSorted} from '../../math/quantile.ts';
import {seededRandom} from '../../math/random.ts';
import {dot} from '../../math/vectors.ts';
import type {ClipScore} from './alignment.ts';
import type {SeenAlignment} from './seen-alignment.ts';

/** What the authors put before every caption, and what they stretch cosines by. */
const PREFIX = 'A photo depicts ';
const FACTOR = 2.5;
/** Whole captions that a model reads: a mean of so many is good to two digits, and of each a set has but one. */
const MOST = 2048;

/** What a model reads for CLIPScore, by distinct caption; of many, some that are drawn by lot. */
export function wholeCaptions({texts}: Pick<Corpus, 'texts'>): Map<string, string> {
  const distinct = [...new Set(texts.map(text => text.trim()))].filter(text => text !== '');
  const random = seededRandom('clip-score');
  const drawn = distinct.length <= MOST ? distinct : drawnOf(distinct, MOST, random);
  return new Map(drawn.map(text => [text, `${PREFIX}${text}`]));
}

/** Vectors by caption, of those that were given any. */
export function vectorsOf(
  wholes: ReadonlyMap<string, string>,
  vectors: readonly (Float32Array | null)[],
): Map<string, Float32Array> {
  return new Map([...wholes.keys()].flatMap((text, i) => (vectors[i] ? [[text, vectors[i]] as const] : [])));
}

interface Seen {
  readonly vectors: readonly (Float32Array | null)[];
  readonly placeOf: ReadonlyMap<string, number>;
  /** By caption. */
  readonly texts: ReadonlyMap<string, Float32Array>;
}

/** Cosine of each picture with its captions as they stand, by item; over several captions their mean. */
export function cosinesOf(
  {keys, rowItem, rowWeight, texts}: Corpus,
  {vectors, placeOf, texts: read}: Seen,
): Map<string, number> {
  const sums = new Map<string, {sum: number; weight: number}>();
  for (const [row, item] of rowItem.entries()) {
    const key = keys[item] ?? '';
    const image = vectors[placeOf.get(key) ?? -1];
    const text = read.get((texts[row] ?? '').trim());
    if (!image || text === undefined) continue;
    const own = sums.get(key) ?? {sum: 0, weight: 0};
    const weight = rowWeight[row] ?? 0;
    sums.set(key, {sum: own.sum + weight * dot(image, text), weight: own.weight + weight});
  }
  return new Map([...sums].map(([key, {sum, weight}]) => [key, sum / weight]));
}

/**
 * CLIPScore over items, 2.5 · max(cos, 0): mean and quantiles. Null where no item was read.
 * J. Hessel et al., "CLIPScore: A Reference-free Evaluation Metric for Image Captioning", EMNLP 2021.
 */
export function clipScoreOf(
  keys: readonly string[],
  {cosines, isBase32}: Pick<SeenAlignment, 'cosines' | 'isBase32'>,
): ClipScore | null {
  const scores = Float64Array.from(
    keys.flatMap(key => cosines.get(key) ?? []),
    cosine => FACTOR * Math.max(cosine, 0),
  ).toSorted();
  const n = scores.length;
  if (n === 0) return null;
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  const at = (p: number): number => quantileSorted(scores, p);
  return {n, mean, quantiles: [at(0.1), at(0.5), at(0.9)], isBase32};
}

/** Without replacement, in the order of the list. */
function drawnOf(all: readonly string[], most: number, random: () => number): string[] {
  let left = most;
  return all.filter((_, i) => {
    const isDrawn = random() * (all.length - i) < left;
    if (isDrawn) left--;
    return isDrawn;
  });
}
