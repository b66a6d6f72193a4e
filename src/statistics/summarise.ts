import {NO_TARGETS, type Targets} from '../config/targets.ts';
import type {Corpus} from '../corpus/corpus.ts';
import {type ExclusiveGroup, KNOWN_GROUPS} from '../corpus/lexicon.ts';
import {matchKey} from '../corpus/match-key.ts';
import type {Trigger} from '../corpus/trigger.ts';
import type {Taxonomy} from '../corpus/taxonomy.ts';
import {count} from '../sources/candidate.ts';
import type {Note} from '../sources/notes.ts';
import type {Detection} from '../sources/source.ts';
import {findAliases} from './aliases.ts';
import {countAlignment} from './alignment/count-alignment.ts';
import {bareNames} from './bare-names.ts';
import {findCaptionDuplicates} from './caption-duplicates.ts';
import {inspectText} from './caption-text.ts';
import {findConstantPhrases} from './constant-phrases.ts';
import {findConstantTags} from './constant-tags.ts';
import {findContradictions} from './contradictions.ts';
import {countTags, groundOf, keepOf} from './ground.ts';
import {countGroups} from './groups.ts';
import {imageNotes, copyNotes} from './image-notes.ts';
import {countImages} from './images.ts';
import {itemTagSets} from './item-sets.ts';
import {judgedCorpus} from './judged-corpus.ts';
import {findLookAlikes} from './look-alikes.ts';
import {countMixture} from './mixture.ts';
import {itemFigures} from './item-figures.ts';
import {findOutliers} from './outliers.ts';
import {findPairs} from './pairs.ts';
import {findReviewItems} from './review-items.ts';
import {type SeenImages, unseenImages} from './seen-images.ts';
import {countSpellings, type Spellings} from './spellings.ts';
import type {ScoredStatistics, Statistics} from './statistics.ts';
import {countSubsets} from './subsets.ts';
import {documentFrequency, roleOf} from './tag-counts.ts';
import {findTagTwins} from './tag-twins.ts';
import {compareTargets, unjudgedTargets} from './targets.ts';
import type {Terms} from './terms.ts';
import {countTokens, type TokenCounters} from './token-lengths.ts';
import {placeTrigger} from './trigger-placement.ts';
import {twinPictures} from './twin-pictures.ts';
import {type Background, findUnexpected} from './unexpected-pairs.ts';
import {countValidity} from './validity.ts';

export interface SummaryOptions {
  readonly trigger: readonly string[];
  readonly allow: readonly string[];
  readonly groups?: readonly ExclusiveGroup[];
  readonly targets?: Targets;
  readonly taxonomy?: Taxonomy;
  readonly counters?: TokenCounters;
  /** Only what weighs is needed: the error of the entropy, which is shown and not scored, is left out. */
  readonly scoresOnly?: boolean;
}

const NOT_PAIRED = {pairs: null, lockedPairs: null};

interface Summarised {
  readonly corpus: Corpus;
  readonly terms: Terms | null;
  readonly detection: Detection;
  /** Absent where there was no look at them. */
  readonly images?: SeenImages | undefined;
}

const UNSEEN: SeenImages = unseenImages('No image was looked at.');

/** All that metrics see of a complete corpus: what advice counts again after every edit it tries. */
export function summarise(
  {corpus, terms, detection, images: seen}: Summarised,
  {
    trigger: declared,
    allow,
    groups: told = [],
    targets = NO_TARGETS,
    taxonomy,
    counters,
    scoresOnly = false,
  }: SummaryOptions,
): ScoredStatistics {
  const pictures = seen ?? UNSEEN;
  const ground = groundOf({corpus, terms, images: pictures}, {trigger: declared, allow, taxonomy});
  const {df, style, longShare, trigger, judged, compared, keep, counted, comparedSeen, paired} = ground;
  const prose = style === 'sentence';
  const isJudgedKey = (key: string): boolean => keep?.(key) ?? true;
  const isJudged = (tag: number): boolean => isJudgedKey(corpus.vocabulary[tag]?.key ?? '');
  const spellings = countSpellings(corpus, isJudged);
  const isContent = (key: string): boolean => roleOf(key, counted) === 'content';
  const sets = itemTagSets(compared, comparedSeen.df);
  const images = countImages(pictures, corpus, {prose, scoresOnly});
  const perItem = new Float64Array(scoresOnly ? 0 : corpus.keys.length).fill(Number.NaN);
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
    },
    tagCounts: countTags(ground, {scoresOnly}),
    captionDuplicates: scoresOnly
      ? findCaptionDuplicates(sets, compared.keys)
      : findCaptionDuplicates(sets, compared.keys, {
          picturesOf: twinPictures(compared.keys, pictures),
          isName: bareNames(sets, tag => isContent(compared.vocabulary[tag]?.key ?? '')),
        }),
    tokenLengths: countTokens(corpus, df, {
      counters,
      scoresOnly,
      keeps: key => roleOf(key, counted) !== 'content',
      ...(scoresOnly ? {} : {perItem}),
    }),
    spellings,
    aliases: prose ? [] : findAliases(corpus, taxonomy, isJudged),
    lookAlikes: prose ? [] : findLookAlikes(corpus, df, {judged: isJudged, taxonomy}),
    tagTwins: prose ? [] : findTagTwins(corpus, df, {judged: isJudged, taxonomy}),
    groups: prose ? [] : countGroups(corpus, ground.seen, [...told, ...KNOWN_GROUPS]),
    targets: prose ? unjudgedTargets(targets) : compareTargets(targets, told, {corpus, seen: ground.seen}),
    ...(paired === null
      ? NOT_PAIRED
      : findPairs(paired, paired === compared ? comparedSeen.df : documentFrequency(paired), {
          unit: counted.unit,
          keep,
          isContent,
          scoresOnly,
        })),
    contradictions: prose ? null : findContradictions(corpus, {groups: told, keep, scoresOnly}),
    subsets: countSubsets(corpus),
    mixture:
      judged === null
        ? null
        : countMixture({
            corpus: judged,
            sets,
            scoresOnly,
            keep: key => isJudgedKey(key) && isContent(key),
          }),
    validity: countValidity({
      keys: corpus.keys,
      dropped: corpus.dropped,
      notes: [...corpus.notes, ...imageNotes(pictures, corpus)],
      rejected: detection.rejected,
      ofDataset: [
        ...detection.notes,
        ...skipped(corpus),
        ...copyNotes(pictures, corpus, images),
        ...variantNotes(spellings),
      ],
    }),
    images,
    // After the tokens were counted above.
    outliers: scoresOnly
      ? null
      : findOutliers(corpus, itemFigures({corpus, compared, sets, pictures, tokens: perItem})),
    alignment: countAlignment(pictures, corpus, {
      groups: told,
      df,
      style,
      scoresOnly,
      isContent: key => roleOf(key, {...counted, unit: 'tag'}) === 'content',
    }),
  };
}

/** What advice says besides: no metric needs it, so it is counted once. */
export function describeForAdvice(
  {corpus, terms, detection}: Pick<Summarised, 'corpus' | 'terms' | 'detection'>,
  {dataset: {style, trigger}, groups, pairs}: Pick<ScoredStatistics, 'dataset' | 'groups' | 'pairs'>,
  background?: Background,
): Omit<Statistics, keyof ScoredStatistics | 'told'> {
  const keep = keepOf(style);
  const df = documentFrequency(corpus);
  const judged = judgedCorpus({corpus, terms, style});
  const constant = style === 'sentence' ? [] : findConstantTags(corpus, df);
  return {
    source: {why: detection.why, assumptions: detection.assumptions, alsoFound: detection.alsoFound},
    settings: corpus.profile,
    constantTags: constant.filter(({key}) => keep?.(key) ?? true),
    constantPhrases: style === 'tags' ? null : findConstantPhrases(corpus, meantWords(corpus, trigger)),
    triggerPlacement: style === 'sentence' ? null : placeTrigger(corpus, trigger?.keys ?? []),
    captionText: inspectText(corpus),
    unexpectedPairs:
      background === undefined || pairs === null || judged === null ? null : findUnexpected(judged, pairs, background),
    reviewItems: findReviewItems(corpus, df, groups),
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

/** One note a tag that is written in several ways. */
function variantNotes({groups}: Spellings): Note[] {
  return groups.map(({key, spellings}) => ({
    code: 'spelling-variants' as const,
    place: key,
    detail: spellings.map(({raw}) => raw).join(' · '),
  }));
}

function skipped({regularisation}: Corpus): Note[] {
  return regularisation === 0 ? [] : [{code: 'regularisation-skipped', detail: count(regularisation, 'image')}];
}
