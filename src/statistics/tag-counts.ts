import type {Corpus} from '../corpus/corpus.ts';
import {isQualityTag} from '../corpus/quality-tags.ts';

/** What a tag is to the judgement: only content can be too common. */
type Role = 'content' | 'trigger' | 'quality';

/** How often each tag occurs, in three ways of counting. All arrays have one entry a tag. */
export interface TagCounts {
  /** What is counted: comma segments, or terms of prose. */
  readonly unit: 'tag' | 'term';
  /** N, items with or without tags. */
  readonly items: number;
  readonly emptyItems: number;
  readonly tags: readonly string[];
  readonly keys: readonly string[];
  readonly roles: readonly Role[];
  /** n_t: expected number of items that bear the tag. */
  readonly df: Float64Array;
  /** Expected number of times it is written. */
  readonly occurrences: Float64Array;
  /** n_t with every item weighted by its repeats. */
  readonly exposures: Float64Array;
  /** Σ repeats over the items. */
  readonly totalExposure: number;
  /** Whether repeats differ between items; then scores use exposures. */
  readonly unevenRepeats: boolean;
  /** Null where captions are not known, only counts. Σ L ln L over rows, L = tags of a row, weighted: what `effective-captions` needs. */
  readonly lengthEntropy: number | null;
}

export interface CountOptions {
  readonly unit: 'tag' | 'term';
  readonly trigger: readonly string[];
  /** Match keys never to be advised against, besides the built-in quality tags. */
  readonly allow: readonly string[];
  /** Which tags count; all when absent. */
  readonly keep?: (key: string) => boolean;
}

/** Document frequency of every tag of the corpus. O(tag uses). */
export function documentFrequency({vocabulary, rowWeight, offsets, tags}: Corpus): Float64Array {
  const df = new Float64Array(vocabulary.length);
  for (let row = 0; row < rowWeight.length; row++) {
    const weight = rowWeight[row] ?? 0;
    for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++) {
      const tag = tags[i] ?? 0;
      df[tag] = (df[tag] ?? 0) + weight;
    }
  }
  return df;
}

/** Tag counts of the whole corpus or of the tags that `keep` lets through. */
export function tagCounts(corpus: Corpus, df: Float64Array, {unit, trigger, allow, keep}: CountOptions): TagCounts {
  const kept = [...df.keys()].filter(id => keep?.(corpus.vocabulary[id]?.key ?? '') ?? true);
  const isKept = new Uint8Array(df.length);
  for (const id of kept) isKept[id] = 1;
  const rows = sumRows(corpus, isKept);
  const at = (values: Float64Array): Float64Array => Float64Array.from(kept, id => values[id] ?? 0);
  const keys = kept.map(id => corpus.vocabulary[id]?.key ?? '');
  return {
    unit,
    items: corpus.keys.length,
    emptyItems: rows.emptyItems,
    tags: kept.map(id => corpus.vocabulary[id]?.display ?? ''),
    keys,
    roles: keys.map(key => roleOf(key, {unit, trigger, allow})),
    df: at(df),
    occurrences: at(corpus.occurrences),
    exposures: at(rows.exposures),
    totalExposure: corpus.repeats.reduce((total, repeats) => total + repeats, 0),
    unevenRepeats: corpus.repeats.some(repeats => repeats !== corpus.repeats[0]),
    lengthEntropy: rows.lengthEntropy,
  };
}

/** What a tag is to the judgement, by its match key. */
export function roleOf(key: string, {unit, trigger, allow}: Omit<CountOptions, 'keep'>): Role {
  if (trigger.includes(key) || (unit === 'term' && isPartOf(key, trigger))) return 'trigger';
  return allow.includes(key) || isQualityTag(key) ? 'quality' : 'content';
}

/** Whether every word of a term is a word of the trigger: `kawasaki` of `by darius kawasaki`. */
function isPartOf(term: string, trigger: readonly string[]): boolean {
  const words = trigger.flatMap(text => text.split(' '));
  return term.split(' ').every(word => words.includes(word));
}

function sumRows(
  {keys, rowItem, rowWeight, offsets, tags, repeats, vocabulary}: Corpus,
  isKept: Uint8Array,
): {exposures: Float64Array; lengthEntropy: number; emptyItems: number} {
  const exposures = new Float64Array(vocabulary.length);
  const bears = new Uint8Array(keys.length);
  let lengthEntropy = 0;
  for (let row = 0; row < rowItem.length; row++) {
    const item = rowItem[row] ?? 0;
    const weight = rowWeight[row] ?? 0;
    const exposure = weight * (repeats[item] ?? 0);
    let length = 0;
    for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++) {
      const tag = tags[i] ?? 0;
      if (isKept[tag] === 0) continue;
      length++;
      exposures[tag] = (exposures[tag] ?? 0) + exposure;
    }
    if (length > 0) {
      bears[item] = 1;
      lengthEntropy += weight * length * Math.log(length);
    }
  }
  return {exposures, lengthEntropy, emptyItems: bears.length - bears.reduce((total, one) => total + one, 0)};
}
