import type {Corpus} from '../../corpus/corpus.ts';
import {isLong, type Style} from '../../corpus/style.ts';
import type {Composition} from './caption-space.ts';
import type {SeenAlignment} from './seen-alignment.ts';

/** Coverage from which a tag says nothing about which picture it is. */
const CONSTANT = 0.9;

interface Judged {
  readonly df: Float64Array;
  readonly style: Style;
  /** Neither trigger, nor quality, nor otherwise left out. */
  readonly isContent: (key: string) => boolean;
}

/** The text of each tag of the vocabulary that captions are scored by; −1 for the others. */
export function scoringTexts(
  {vocabulary, keys}: Corpus,
  {tags, space}: SeenAlignment,
  {df, isContent}: Pick<Judged, 'df' | 'isContent'>,
): Int32Array {
  return Int32Array.from(vocabulary, ({key}, tag) => {
    const text = tags.get(key) ?? -1;
    const isScored = text >= 0 && space.hasText(text) && (df[tag] ?? 0) < CONSTANT * keys.length && isContent(key);
    return isScored ? text : -1;
  });
}

/**
 * What the caption of each item says: the mean of its scoring tags, over its rows by their weights; in mixed captions tags and
 * the first sentence count half each. Null where nothing is left to say. O(tag uses).
 */
export function composeCaptions(
  corpus: Corpus,
  {seen, style, texts}: {readonly seen: SeenAlignment; readonly style: Style; readonly texts: Int32Array},
): (Composition | null)[] {
  if (style === 'sentence') return corpus.keys.map(key => seen.sentences.get(key) ?? null);
  const {rowItem, rowWeight, offsets, tags, vocabulary} = corpus;
  const weights: (Map<number, number> | undefined)[] = Array.from({length: corpus.keys.length});
  for (const [row, item] of rowItem.entries()) {
    const short = new Set<number>();
    let sentence = -1;
    for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++) {
      const tag = tags[i] ?? 0;
      const text = texts[tag] ?? -1;
      if (text < 0) continue;
      if (style === 'mixed' && isLong(vocabulary[tag]?.key ?? '')) sentence = sentence < 0 ? text : sentence;
      else short.add(text);
    }
    const own = (weights[item] ??= new Map());
    const weight = rowWeight[row] ?? 0;
    const ofTags = weight / Math.max(1, short.size) / (sentence < 0 ? 1 : 2);
    for (const text of short) own.set(text, (own.get(text) ?? 0) + ofTags);
    if (sentence >= 0) own.set(sentence, (own.get(sentence) ?? 0) + (short.size === 0 ? weight : weight / 2));
  }
  return weights.map(own => (own === undefined || own.size === 0 ? null : composed(own)));
}

/** Weights that sum to 1, by text: the order of tags changes nothing. */
export function composed(weights: ReadonlyMap<number, number>): Composition {
  let all = 0;
  const sorted = [...weights].toSorted(([a], [b]) => a - b);
  for (const [, weight] of sorted) all += weight;
  return sorted.map(([text, weight]) => [text, weight / all]);
}

/**
 * How many different captions they behave like: exp(H − Σ (Lᵢ / U) ln Lᵢ) over the texts that captions say, H their entropy,
 * Lᵢ of them in caption i, U in all. 1 where all say the same; 0 without captions.
 */
export function effectiveCaptions(captions: readonly Composition[]): number {
  const uses = new Map<number, number>();
  let all = 0;
  let within = 0;
  for (const caption of captions) {
    all += caption.length;
    within += caption.length * Math.log(caption.length);
    for (const [text] of caption) uses.set(text, (uses.get(text) ?? 0) + 1);
  }
  if (all === 0) return 0;
  let entropy = 0;
  for (const n of uses.values()) entropy -= (n / all) * Math.log(n / all);
  return Math.exp(entropy - within / all);
}
