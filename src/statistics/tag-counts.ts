import type {Corpus} from '../corpus/corpus.ts';
import {isQualityTag} from '../corpus/quality-tags.ts';
import {nearWhole} from '../math/near-whole.ts';
import {incidenceEntropyError} from '../math/incidence-jackknife.ts';
import {type RareUses, rareUses} from '../math/incidence.ts';
import type {SeenCounts} from './seen.ts';

/** What a tag is to the judgement: only content can be too common. */
type Role = 'content' | 'trigger' | 'quality';

/** How often each tag occurs, in three ways of counting. All arrays have one entry a tag. */
export interface TagCounts extends SeenCounts {
  /** What is counted: comma segments, or terms of prose. */
  readonly unit: 'tag' | 'term';
  /** N, items with or without tags. */
  readonly items: number;
  readonly emptyItems: number;
  readonly tags: readonly string[];
  readonly keys: readonly string[];
  readonly roles: readonly Role[];
  /** Expected number of times it is written. */
  readonly occurrences: Float64Array;
  /** How rare tags are among different pictures: a copy of one is no further evidence of its tags. */
  readonly rare: RareUses;
  /** Null where captions are not known, only counts. Σ L ln L over rows, L = tags of a row, weighted: what `effective-captions` needs. */
  readonly lengthEntropy: number | null;
  /** Jackknife standard error over items of the entropy estimate, in nats. Null where captions are not known, and below three items. */
  readonly entropyError: number | null;
}

export interface CountOptions {
  readonly unit: 'tag' | 'term';
  readonly trigger: readonly string[];
  /** Match keys never to be advised against, besides the built-in quality tags. */
  readonly allow: readonly string[];
  /** Leaves out what no score needs. */
  readonly scoresOnly?: boolean;
  /** The corpus with one item for all copies of a picture; itself when absent. */
  readonly onePerPicture?: Corpus;
  /** Which tags count; all when absent. */
  readonly keep?: (key: string) => boolean;
}

/** Document frequency of every tag of the corpus. O(tag uses). */
export function documentFrequency({keys, vocabulary, rowWeight, offsets, tags}: Corpus): Float64Array {
  const df = new Float64Array(vocabulary.length);
  for (let row = 0; row < rowWeight.length; row++) {
    const weight = rowWeight[row] ?? 0;
    for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++) {
      const tag = tags[i] ?? 0;
      df[tag] = (df[tag] ?? 0) + weight;
    }
  }
  // Thresholds such as c = 1 and V ≤ L̄ must not hang on the order in which thirds were added.
  return rowWeight.length === keys.length ? df : df.map(nearWhole);
}

/** Tag counts of the whole corpus or of the tags that `keep` lets through. */
export function tagCounts(
  corpus: Corpus,
  seen: SeenCounts,
  {unit, trigger, allow, onePerPicture = corpus, keep, scoresOnly = false}: CountOptions,
): TagCounts {
  const {df} = seen;
  const kept = [...df.keys()].filter(id => keep?.(corpus.vocabulary[id]?.key ?? '') ?? true);
  const isKept = new Uint8Array(df.length);
  for (const id of kept) isKept[id] = 1;
  const counted = df.map((n, id) => (isKept[id] === 1 ? n : 0));
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
    ...seen,
    df: at(df),
    exposures: at(seen.exposures),
    occurrences: at(corpus.occurrences),
    rare: onePerPicture === corpus ? rareUses(at(df), corpus.keys.length) : rareAmong(onePerPicture, keep),
    lengthEntropy: rows.lengthEntropy,
    entropyError: scoresOnly ? null : (incidenceEntropyError(counted, corpus.keys.length, corpus) ?? null),
  };
}

function rareAmong(pictures: Corpus, keep: (key: string) => boolean = () => true): RareUses {
  const df = documentFrequency(pictures).filter((_n, id) => keep(pictures.vocabulary[id]?.key ?? ''));
  return rareUses(df, pictures.keys.length);
}

/** What a tag is to the judgement, by its match key. */
export function roleOf(
  key: string,
  {unit, trigger, allow}: Omit<CountOptions, 'onePerPicture' | 'keep' | 'scoresOnly'>,
): Role {
  if (trigger.includes(key) || (unit === 'term' && isPartOf(key, trigger))) return 'trigger';
  return allow.includes(key) || isQualityTag(key) ? 'quality' : 'content';
}

/** Whether every word of a term is a word of the trigger: `kawasaki` of `by darius kawasaki`. */
function isPartOf(term: string, trigger: readonly string[]): boolean {
  const words = trigger.flatMap(text => text.split(' '));
  return term.split(' ').every(word => words.includes(word));
}

function sumRows(
  {keys, rowItem, rowWeight, offsets, tags}: Corpus,
  isKept: Uint8Array,
): {lengthEntropy: number; emptyItems: number} {
  const bears = new Uint8Array(keys.length);
  let lengthEntropy = 0;
  for (let row = 0; row < rowItem.length; row++) {
    let length = 0;
    for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++) length += isKept[tags[i] ?? 0] ?? 0;
    if (length === 0) continue;
    bears[rowItem[row] ?? 0] = 1;
    lengthEntropy += (rowWeight[row] ?? 0) * length * Math.log(length);
  }
  return {lengthEntropy, emptyItems: bears.length - bears.reduce((total, one) => total + one, 0)};
}
