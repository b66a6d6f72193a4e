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

/** Reads a source to its end and summarises it: the last asynchronous step, all that follows is pure. */
export async function collectStatistics(source: Source, options: CollectOptions): Promise<Statistics> {
  const builder = new CorpusBuilder(options.profile);
  let done = 0;
  for await (const item of source.items(options.signal)) {
    options.signal?.throwIfAborted();
    if (++done > options.maxItems) throw tooMany(options.maxItems);
    builder.add(item);
    if (done % 1000 === 0) options.onProgress?.(done, source.expected);
  }
  return summarise(builder.build(), source.detection, options);
}

/** Statistics of a corpus that is complete. */
function summarise(
  corpus: Corpus,
  detection: Detection,
  {trigger: declared, allow}: Pick<CollectOptions, 'trigger' | 'allow'>,
): Statistics {
  const df = documentFrequency(corpus);
  const {style, longShare} = readStyle(corpus, df);
  const trigger = findTrigger(corpus, df, declared);
  const keep = style === 'mixed' ? (key: string): boolean => !isLong(key) : undefined;
  const counted = {trigger: trigger?.keys ?? [], allow: allow.map(matchKey), ...(keep === undefined ? {} : {keep})};
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
      trigger,
      digest: digestOf(corpus),
    },
    tagCounts: style === 'sentence' ? null : tagCounts(corpus, df, counted),
    captionDuplicates: findCaptionDuplicates(itemTagSets(corpus), corpus.keys),
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

function skipped({regularisation}: Corpus): Note[] {
  return regularisation === 0 ? [] : [{code: 'regularisation-skipped', detail: `${regularisation} images`}];
}

function tooMany(maxItems: number): TagnosisError {
  return new TagnosisError('too-many-items', `The data set has more than ${maxItems} items.`, {
    hint: 'Raise --max-items, or check a part of it.',
  });
}
