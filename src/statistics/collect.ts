import type {ToldLook} from '../engines/image/policy.ts';
import type {Profile} from '../config/profiles.ts';
import {type DuplicateRules, isUsual} from '../config/duplicates.ts';
import {NO_TARGETS, type Targets} from '../config/targets.ts';
import {setImmediate} from 'node:timers/promises';
import {CorpusBuilder} from '../corpus/corpus-builder.ts';
import type {Corpus} from '../corpus/corpus.ts';
import type {ExclusiveGroup} from '../corpus/lexicon.ts';
import {readStyle} from '../corpus/style.ts';
import type {Taxonomy} from '../corpus/taxonomy.ts';
import {TagnosisError} from '../errors.ts';
import {inPieces, type PieceOptions, runnerFor} from '../sources/pieces.ts';
import type {Source} from '../sources/source.ts';
import {type ComparedSet, countCompared} from './compared-set.ts';
import {digestOf} from './digest.ts';
import type {ItemImage} from './distinct-images.ts';
import type {ReadSet} from './read-set.ts';
import type {SeenImages} from './seen-images.ts';
import {describeForAdvice, summarise} from './summarise.ts';
import type {TokenCounters} from './token-lengths.ts';
import type {Background} from './unexpected-pairs.ts';
import type {Statistics, Told} from './statistics.ts';
import {documentFrequency} from './tag-counts.ts';
import {readTerms, type Terms} from './terms.ts';

/** Items read without a pause. */
const ROUND = 100;
/** Items between two words on how far it is. */
const PROGRESS = 1000;

export interface CollectOptions extends PieceOptions {
  readonly profile: Profile;
  /** What wins over the profile and over any subset's own settings. */
  readonly overrides?: Partial<Profile>;
  readonly trigger: readonly string[];
  readonly allow: readonly string[];
  /** Groups of which an item has one value, besides the known ones. */
  readonly groups?: readonly ExclusiveGroup[];
  readonly targets?: Targets;
  /** A site's list of tags: knows aliases, and which tags are common. */
  readonly taxonomy?: Taxonomy;
  /** Vocabularies of text encoders besides CLIP's, and what they are called in the basis of a score. */
  readonly counters?: TokenCounters;
  readonly tokenizers?: readonly string[];
  /** Another data set, which shows what is usual: pairs of tags are held against it. */
  readonly background?: Background;
  /** Looks at the images of items; absent where they are not to be looked at. */
  readonly seeImages?: (items: readonly ItemImage[], corpus: Corpus) => Promise<SeenImages>;
  /** How images are looked at, where that was told. */
  readonly look?: ToldLook | undefined;
  /** What counts as a copy, where that was told. */
  readonly duplicates?: DuplicateRules;
  readonly maxItems: number;
  readonly onProgress?: (done: number, of: number | undefined) => void;
}

/** Statistics with what they were counted from: advice edits the corpus and counts again. */
export interface Collected extends ReadSet {
  readonly terms: Terms | null;
  readonly statistics: Statistics;
}

/** Reads a source to its end and summarises it. */
export async function collectStatistics(source: Source, options: CollectOptions): Promise<Collected> {
  return countStatistics(await readSet(source, options), options);
}

/** Reads a source to its end, and looks at its images where that is wanted. */
export async function readSet(source: Source, options: CollectOptions): Promise<ReadSet> {
  const builder = new CorpusBuilder(options.profile, options.overrides);
  const images: ItemImage[] = [];
  let done = 0;
  for await (const item of source.items(options.signal)) {
    options.signal?.throwIfAborted();
    if (++done > options.maxItems) throw tooMany(options.maxItems);
    builder.add(item);
    const {key, image, subset} = item;
    if (image !== undefined && options.seeImages !== undefined)
      images.push({key, image, regularisation: subset.regularisation});
    if (done % ROUND > 0) continue;
    if (done % PROGRESS === 0) options.onProgress?.(done, source.expected);
    // Reading is synchronous: without a pause no Ctrl-C would ever be heard.
    await setImmediate();
  }
  if (done >= PROGRESS) options.onProgress?.(done, done);
  const corpus = await inPieces(options)(() => builder.build());
  return {corpus, detection: source.detection, images: await options.seeImages?.(images, corpus)};
}

/** Summarises what was read, or what would be there after edits. */
export async function countStatistics(
  {corpus, detection, images}: ReadSet,
  options: CollectOptions,
): Promise<Collected> {
  const piece = inPieces(runnerFor(corpus.texts, options));
  const terms = await termsOf(corpus, options);
  const scored = await piece(() => summarise({corpus, terms, detection, images}, options));
  const statistics = await piece(() => ({
    ...scored,
    dataset: {...scored.dataset, digest: digestOf(corpus)},
    ...describeForAdvice({corpus, terms, detection}, scored, options.background),
    told: toldBy(options),
  }));
  return {corpus, terms, detection, statistics, images};
}

/** Reads a source to its end and counts what comparisons read: its report is known. */
export async function collectCompared(source: Source, options: CollectOptions): Promise<ComparedSet> {
  const read = await readSet(source, options);
  const piece = inPieces(runnerFor(read.corpus.texts, options));
  const terms = await termsOf(read.corpus, options);
  return piece(() => countCompared({...read, terms}, {...options, told: toldBy(options)}));
}

/** Null where captions are no prose. */
async function termsOf(corpus: Corpus, options: CollectOptions): Promise<Terms | null> {
  const piece = inPieces(runnerFor(corpus.texts, options));
  const prose = await piece(() => readStyle(corpus, documentFrequency(corpus)).style === 'sentence');
  return prose ? readTerms(corpus, options) : null;
}

function toldBy({
  overrides = {},
  trigger,
  allow,
  groups = [],
  targets = NO_TARGETS,
  taxonomy,
  tokenizers = [],
  look,
  duplicates,
}: CollectOptions): Told {
  const told = {profile: overrides, trigger, allow, groups, targets, taxonomy: taxonomy?.id ?? null, tokenizers};
  return {
    ...told,
    ...(look === undefined ? {} : {images: look}),
    ...(duplicates === undefined || isUsual(duplicates) ? {} : {duplicates}),
  };
}

function tooMany(maxItems: number): TagnosisError {
  return new TagnosisError('too-many-items', `The data set has more than ${maxItems} items.`, {
    hint: 'Raise --max-items, or check a part of it.',
  });
}
