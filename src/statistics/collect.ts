import type {Profile} from '../config/profiles.ts';
import {CorpusBuilder} from '../corpus/corpus-builder.ts';
import type {Corpus} from '../corpus/corpus.ts';
import {matchKey} from '../corpus/match-key.ts';
import {isLong, readStyle} from '../corpus/style.ts';
import {findTrigger} from '../corpus/trigger.ts';
import {TagnosisError} from '../errors.ts';
import type {Note} from '../sources/notes.ts';
import type {Detection, Source} from '../sources/source.ts';
import {findCaptionDuplicates, itemTagSets} from './caption-duplicates.ts';
import {digestOf} from './digest.ts';
import {countSpellings} from './spellings.ts';
import type {Statistics} from './statistics.ts';
import {countSubsets} from './subsets.ts';
import {documentFrequency, tagCounts} from './tag-counts.ts';
import {readTerms, type Terms} from './terms.ts';
import {countTokens} from './token-lengths.ts';
import {countValidity} from './validity.ts';

export interface CollectOptions {
  readonly profile: Profile;
  readonly trigger: readonly string[];
  readonly allow: readonly string[];
  readonly maxItems: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number | undefined) => void;
}

/** Statistics with what they were counted from: advice edits the corpus and counts again. */
export interface Collected {
  readonly corpus: Corpus;
  readonly terms: Terms | null;
  readonly detection: Detection;
  readonly statistics: Statistics;
}

/** Reads a source to its end and summarises it: the last asynchronous step, all that follows is pure. */
export async function collectStatistics(source: Source, options: CollectOptions): Promise<Collected> {
  const builder = new CorpusBuilder(options.profile);
  let done = 0;
  for await (const item of source.items(options.signal)) {
    options.signal?.throwIfAborted();
    if (++done > options.maxItems) throw tooMany(options.maxItems);
    builder.add(item);
    if (done % 1000 === 0) options.onProgress?.(done, source.expected);
  }
  const corpus = builder.build();
  const {detection} = source;
  const prose = readStyle(corpus, documentFrequency(corpus)).style === 'sentence';
  const terms = prose ? await readTerms(corpus, options.onProgress) : null;
  return {corpus, terms, detection, statistics: summarise({corpus, terms, detection}, options)};
}

/** Statistics of a corpus that is complete. */
export function summarise(
  {corpus, terms, detection}: Omit<Collected, 'statistics'>,
  {trigger: declared, allow}: Pick<CollectOptions, 'trigger' | 'allow'>,
): Statistics {
  const df = documentFrequency(corpus);
  const {style, longShare} = readStyle(corpus, df);
  const trigger = findTrigger(corpus, df, declared);
  const judged = style !== 'sentence' ? corpus : terms?.kind === 'terms' ? terms.corpus : null;
  const keep = style === 'mixed' ? (key: string): boolean => !isLong(key) : undefined;
  const counted = {
    unit: judged === corpus ? ('tag' as const) : ('term' as const),
    trigger: trigger?.keys ?? [],
    allow: allow.map(matchKey),
    ...(keep === undefined ? {} : {keep}),
  };
  return {
    dataset: {
      name: detection.name,
      layout: detection.layout,
      profile: corpus.profile.name,
      captionsOnly: detection.captionsOnly,
      style,
      longShare,
      items: corpus.keys.length,
      vocabulary: df.length,
      uses: df.reduce((total, n) => total + n, 0),
      terms: judged === null || terms === null ? null : termFacts(judged),
      trigger,
      digest: digestOf(corpus),
    },
    tagCounts: judged === null ? null : tagCounts(judged, documentFrequency(judged), counted),
    captionDuplicates: findCaptionDuplicates(itemTagSets(judged ?? corpus), (judged ?? corpus).keys),
    tokenLengths: countTokens(corpus, df),
    spellings: countSpellings(corpus, tag => keep?.(corpus.vocabulary[tag]?.key ?? '') ?? true),
    subsets: countSubsets(corpus),
    validity: countValidity(
      corpus.keys.length,
      corpus.notes,
      [...detection.rejected, ...corpus.dropped.map(key => ({key, note: {code: 'caption-missing'} as Note}))],
      [...detection.notes, ...skipped(corpus)],
    ),
  };
}

function termFacts(corpus: Corpus): {vocabulary: number; uses: number} {
  const df = documentFrequency(corpus);
  return {vocabulary: df.length, uses: df.reduce((total, n) => total + n, 0)};
}

function skipped({regularisation}: Corpus): Note[] {
  return regularisation === 0 ? [] : [{code: 'regularisation-skipped', detail: `${regularisation} images`}];
}

function tooMany(maxItems: number): TagnosisError {
  return new TagnosisError('too-many-items', `The data set has more than ${maxItems} items.`, {
    hint: 'Raise --max-items, or check a part of it.',
  });
}
