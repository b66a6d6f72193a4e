import {NO_TARGETS, type Targets} from '../config/targets.ts';
import type {Profile} from '../config/profiles.ts';
import {CorpusBuilder} from '../corpus/corpus-builder.ts';
import type {Corpus} from '../corpus/corpus.ts';
import {type ExclusiveGroup, KNOWN_GROUPS} from '../corpus/lexicon.ts';
import {matchKey} from '../corpus/match-key.ts';
import {isLong, readStyle} from '../corpus/style.ts';
import {findTrigger, type Trigger} from '../corpus/trigger.ts';
import {TagnosisError} from '../errors.ts';
import type {Note} from '../sources/notes.ts';
import type {Detection, Source} from '../sources/source.ts';
import {findCaptionDuplicates, itemTagSets} from './caption-duplicates.ts';
import {digestOf} from './digest.ts';
import {inspectText} from './caption-text.ts';
import {findConstantPhrases} from './constant-phrases.ts';
import {findConstantTags} from './constant-tags.ts';
import {countGroups} from './groups.ts';
import {findLookAlikes} from './look-alikes.ts';
import {countSpellings} from './spellings.ts';
import type {Statistics} from './statistics.ts';
import {countSubsets} from './subsets.ts';
import {documentFrequency, tagCounts} from './tag-counts.ts';
import {readTerms, type Terms} from './terms.ts';
import {compareTargets} from './targets.ts';
import {countTokens} from './token-lengths.ts';
import {placeTrigger} from './trigger-placement.ts';
import {countValidity} from './validity.ts';

export interface CollectOptions {
  readonly profile: Profile;
  /** What wins over the profile and over any subset's own settings. */
  readonly overrides?: Partial<Profile>;
  readonly trigger: readonly string[];
  readonly allow: readonly string[];
  /** Groups of which an item has one value, besides the known ones. */
  readonly groups?: readonly ExclusiveGroup[];
  readonly targets?: Targets;
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
  const builder = new CorpusBuilder(options.profile, options.overrides);
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

export type SummaryOptions = Pick<CollectOptions, 'trigger' | 'allow' | 'groups' | 'targets'>;

/** Statistics of a corpus that is complete. */
export function summarise(
  {corpus, terms, detection}: Omit<Collected, 'statistics'>,
  {trigger: declared, allow, groups: told = [], targets = NO_TARGETS}: SummaryOptions,
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
  const groups = style === 'sentence' ? [] : countGroups(corpus, df, [...told, ...KNOWN_GROUPS]);
  const isJudged = (tag: number): boolean => keep?.(corpus.vocabulary[tag]?.key ?? '') ?? true;
  return {
    source: {why: detection.why, assumptions: detection.assumptions, alsoFound: detection.alsoFound},
    settings: corpus.profile,
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
    spellings: countSpellings(corpus, isJudged),
    constantTags: style === 'sentence' ? [] : findConstantTags(corpus, df).filter(({key}) => keep?.(key) ?? true),
    constantPhrases: style === 'tags' ? null : findConstantPhrases(corpus, meantWords(corpus, trigger)),
    triggerPlacement: style === 'sentence' ? null : placeTrigger(corpus, trigger?.keys ?? []),
    captionText: inspectText(corpus),
    lookAlikes: style === 'sentence' ? [] : findLookAlikes(corpus, df, isJudged),
    groups,
    targets: compareTargets(targets, groups, {corpus, df}),
    subsets: countSubsets(corpus),
    validity: countValidity(
      corpus.keys.length,
      corpus.notes,
      [...detection.rejected, ...corpus.dropped.map(key => ({key, note: {code: 'caption-missing'} as Note}))],
      [...detection.notes, ...skipped(corpus)],
    ),
  };
}

/** Words that are constant on purpose: those of the trigger and of class tokens. */
function meantWords({subsets}: Corpus, trigger: Trigger | null): ReadonlySet<string> {
  const texts = [...(trigger?.keys ?? []), ...subsets.map(({classTokens}) => classTokens ?? '')];
  return new Set(texts.flatMap(text => matchKey(text).split(/[ ,]+/)));
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
