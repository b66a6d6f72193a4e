import {statSync} from 'node:fs';
import {basename} from 'node:path';
import {advise, type Advice, type AdviceOptions, type Rescore} from './advice/advise.ts';
import type {Impact} from './advice/finding.ts';
import {type OptionValue, parseSeparator, profileOverrides} from './config/profile-options.ts';
import {type Profile, type ProfileName, PROFILES} from './config/profiles.ts';
import type {Corpus} from './corpus/corpus.ts';
import {taxonomyOf} from './corpus/taxonomy.ts';
import {loadTokenizers} from './engines/tokenizer-file/load.ts';
import {policyOf} from './engines/image/policy.ts';
import {TagnosisError} from './errors.ts';
import {chooseMetrics} from './metrics/choose-metrics.ts';
import {buildReport, judge} from './report/build.ts';
import type {HealthReport} from './report/health-report.ts';
import type {JudgingOptions} from './report/judging-options.ts';
import {canRescore, rescorer} from './report/rescore.ts';
import {scoreIntervals} from './report/score-intervals.ts';
import {SOURCE_DEFAULTS, type SourceOptions} from './sources/candidate.ts';
import type {Place} from './sources/medium.ts';
import {readLoraHeader} from './sources/lora-header.ts';
import {openPlace, openSource} from './sources/open-source.ts';
import {inPieces, runnerFor} from './sources/pieces.ts';
import {readTaxonomyFile, type TaxonomyScheme} from './sources/taxonomy-file.ts';
import type {Source} from './sources/source.ts';
import {DISK, fileStart, wholeText} from './sources/text-file.ts';
import {type Collected, collectStatistics, type CollectOptions} from './statistics/collect.ts';
import {type ItemTable, itemTable} from './statistics/item-table.ts';
import type {AlignmentOptions} from './statistics/alignment/see-alignment.ts';
import type {ImageOptions} from './statistics/see-images.ts';
import {judgedCorpus} from './statistics/judged-corpus.ts';
import {loraStatistics} from './statistics/lora.ts';
import {damagedStatistics, loadStatistics, SAVED_START} from './statistics/saved.ts';
import type {Background} from './statistics/unexpected-pairs.ts';
import type {Statistics} from './statistics/statistics.ts';

export interface AnalyzeOptions
  extends
    Partial<
      Omit<
        CollectOptions,
        'profile' | 'overrides' | 'taxonomy' | 'counters' | 'tokenizers' | 'seeImages' | 'background'
      >
    >,
    Partial<Omit<SourceOptions, 'overrides'>>,
    Partial<AdviceOptions> {
  /** What parts tags, when it is not the profile's separator; `space` for a space. */
  readonly separator?: string;
  /** Text encoder and budget, when they are not the profile's. */
  readonly encoder?: Profile['budget'];
  readonly weightedCaptions?: boolean;
  /** A list of tags (booru autocompletion, a tagger's, aliases): path, and how it numbers categories. */
  readonly taxonomy?: string;
  readonly taxonomyScheme?: TaxonomyScheme;
  /** Another data set that shows what is usual: pairs of tags that go together here and hardly there become findings. */
  readonly background?: string | Source;
  /** `tokenizer.json` files of text encoders, by encoder (t5, qwen, gemma, clip); `any` serves the one that the trainer has. */
  readonly tokenizers?: Readonly<Record<string, string>>;
  /** The trainer's own options by their own names; they win over its settings file. */
  readonly profileOptions?: Readonly<Record<string, OptionValue>>;
  /**
   * Look at images too: at their copies, and at what cannot be decoded. Absent: they are not looked at, no thread is started and
   * nothing is kept. `{cache: null}` looks and keeps nothing.
   */
  readonly images?: ImageOptions;
  /**
   * Show pictures and captions to an image–text model, and say whether they belong together: the folder of the model, and how it
   * is run. Images are then looked at too. Absent: no model is opened, nor its runtime loaded.
   */
  readonly alignment?: ModelOptions;
  /**
   * Metrics and pillars that judge (`gini`, `quality`), or with a dash those that do not (`-near-duplicates`); all where absent. What
   * is left out lowers the coverage of the score.
   */
  readonly metrics?: readonly string[];
  /** False: no advice, which costs about half as much as the rest. */
  readonly advice?: boolean;
  /** Also tell how far score and pillars would differ for another set like this one: a hundred halves of it are scored. */
  readonly interval?: boolean;
  readonly onInterval?: (done: number, of: number) => void;
}

/** A model, and how it is run: docs/models.md. */
export type ModelOptions = Pick<
  AlignmentOptions,
  | 'model'
  | 'tagger'
  | 'runtime'
  | 'dtype'
  | 'device'
  | 'threads'
  | 'batch'
  | 'templates'
  | 'trustModel'
  | 'taggerThreshold'
  | 'onProgress'
>;

const MOST_ITEMS = 20_000_000;
/** Statistics without captions cannot be edited. */
const UNKNOWN: Impact = {dhs: null, pillars: {}, basis: 'needs the data set'};
export const NO_ADVICE: Advice = {findings: [], total: 0, together: {safe: null, top: null}};

/** What is behind a report: it can be saved, and gives the same report again. */
export interface Analysis {
  readonly report: HealthReport;
  readonly statistics: Statistics;
  /** What was read; null where statistics or a LoRA's header were: they do not hold captions. */
  readonly corpus: Corpus | null;
  /** What a baseline keeps of every item; null where the items are not known. */
  readonly items: () => ItemTable | null;
  /** Where its items lie; absent where they are not at hand. */
  readonly source?: Source;
}

/** Data set in, health report out. `from` is a path, or a source such as `memorySource([...])`. */
export async function analyze(from: string | Source, options: AnalyzeOptions = {}): Promise<HealthReport> {
  return (await analyzeFully(from, options)).report;
}

/** `analyze` with the statistics that the report rests on. */
export async function analyzeFully(from: string | Source, options: AnalyzeOptions = {}): Promise<Analysis> {
  const counted = typeof from === 'string' ? analyzeCounts(from, options) : null;
  if (counted !== null) return counted.analysis;
  const opened = await collectFrom(from, options);
  return {...(await judgeOpened(opened, options)), source: opened.source};
}

/** Judges what was collected: score, advice with its gains, and how far the score can be trusted where that is asked for. */
export async function judgeOpened(
  {collected, collectOptions}: Pick<Opened, 'collected' | 'collectOptions'>,
  options: AnalyzeOptions = {},
): Promise<Analysis> {
  const {statistics} = collected;
  const piece = inPieces(runnerFor(collected.corpus.texts, options));
  const judgement = await piece(() => judge(statistics, collectOptions.metrics));
  const rescore = rescorer(collected, collectOptions, judgement.score);
  const advice = await piece(() => adviceOn(statistics, options, rescore));
  const intervals =
    options.interval === true
      ? await scoreIntervals(collected, collectOptions, {...options, score: judgement.score})
      : undefined;
  const report = await piece(() => buildReport(statistics, advice, judgement, intervals));
  return {report, statistics, corpus: collected.corpus, items: () => itemTable(collected, collectOptions.counters)};
}

/** Saved statistics or a LoRA: counts without the items they were counted from. */
export interface CountsAnalysis {
  readonly kind: 'statistics' | 'lora';
  readonly analysis: Analysis;
}

/** `analyzeFully` of a path that holds no items; null where it is a data set, or nothing. */
export function analyzeCounts(path: string, options: AnalyzeOptions = {}): CountsAnalysis | null {
  const saved = readSaved(path);
  if (saved !== null) return {kind: 'statistics', analysis: judgeSaved(saved, path, options)};
  const lora = readLora(path, options);
  return lora === null ? null : {kind: 'lora', analysis: judgeAgain(lora, options)};
}

/** A data set that was read, with what it takes to judge it again after changes. */
export interface Opened {
  readonly source: Source;
  readonly collected: Collected;
  readonly collectOptions: CollectOptions & JudgingOptions;
}

/** Opens a data set and counts what is in it. */
export async function collectFrom(from: string | Source | Place, options: AnalyzeOptions = {}): Promise<Opened> {
  const source =
    typeof from === 'string'
      ? await openSource(from, sourceOptions(options))
      : 'medium' in from
        ? await openPlace(from, sourceOptions(options))
        : from;
  const name = options.profile === undefined || options.profile === 'auto' ? source.detection.profile : options.profile;
  const overrides = overridesOf(PROFILES[name], options);
  const {taxonomy: listed, taxonomyScheme, tokenizers, alignment, images: looked, ...reading} = options;
  const {background: usual, metrics, ...others} = reading;
  const images = looked ?? (alignment === undefined ? undefined : {});
  const taxonomy = listed === undefined ? {} : {taxonomy: taxonomyOf(readTaxonomyFile(listed, taxonomyScheme))};
  const loaded = tokenizers === undefined ? {} : await loadTokenizers(tokenizers);
  const defaults = {trigger: [], allow: [], maxItems: MOST_ITEMS};
  const seeing = images === undefined ? {} : {seeImages: seeingWith(images, name, options)};
  const collectOptions = {
    ...defaults,
    ...others,
    ...taxonomy,
    ...(usual === undefined ? {} : {background: await backgroundOf(usual, options)}),
    ...loaded,
    ...seeing,
    ...(metrics === undefined ? {} : {metrics: chooseMetrics(metrics)}),
    profile: PROFILES[name],
    overrides,
  };
  return {source, collected: await collectStatistics(source, collectOptions), collectOptions};
}

/** Its captions are read as those of the set are; its images are not looked at. */
async function backgroundOf(from: string | Source, options: AnalyzeOptions): Promise<Background> {
  const {images: _, alignment: _model, background: _own, onProgress: _silent, layout: _layout, ...reading} = options;
  const {captions: _folder, captionExtension: _extension, captionColumn: _column, ...alike} = reading;
  const {collected} = await collectFrom(from, {...alike, captionsOnly: true});
  const {dataset} = collected.statistics;
  const corpus = judgedCorpus({...collected, style: dataset.style});
  if (corpus !== null) return {name: dataset.name, corpus};
  throw new TagnosisError('source-empty', `${dataset.name} has no tags to compare pairs with.`, {
    hint: 'A background needs captions of tags, or English prose.',
  });
}

/** A look at images, by the eyes of a trainer; what it needs is loaded when it is used. */
function seeingWith(
  {policy, ...images}: ImageOptions,
  profile: ProfileName,
  {signal, alignment}: Pick<AnalyzeOptions, 'signal' | 'alignment'>,
): NonNullable<CollectOptions['seeImages']> {
  return async (items, corpus) => {
    const {seeImages} = await import('./statistics/see-images.ts');
    const look = {cache: null, ...images, policy: policyOf(profile, policy), signal};
    const model = alignment === undefined ? undefined : {corpus, alignment: {...look, ...alignment}};
    return seeImages(items, look, model);
  };
}

function adviceOn(statistics: Statistics, options: AnalyzeOptions, rescore: Rescore): Advice {
  const {purpose = null, off = [], accept = []} = options;
  return options.advice === false
    ? NO_ADVICE
    : advise(statistics, {purpose, off, accept, ...printedOf(options)}, rescore);
}

function printedOf({printed}: AnalyzeOptions): Pick<AdviceOptions, 'printed'> {
  return printed === undefined ? {} : {printed};
}

/** Statistics that were saved before, or null when the path holds something else. */
function readSaved(path: string): Statistics | null {
  if (!path.endsWith('.json') || !isFile(path) || !fileStart(path, SAVED_START.length).startsWith(SAVED_START))
    return null;
  return loadStatistics(wholeText(DISK, path, basename(path)), basename(path));
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() === true;
}

/** Gains need the captions, which are not there. */
function judgeAgain(statistics: Statistics, options: AnalyzeOptions): Analysis {
  const advice = adviceOn(statistics, options, fixes => (canRescore(fixes) ? UNKNOWN : null));
  const {metrics} = options;
  const judgement = judge(statistics, metrics && chooseMetrics(metrics));
  return {report: buildReport(statistics, advice, judgement), statistics, corpus: null, items: () => null};
}

/** The outline was checked; what was changed deeper down shows only when it is judged. */
function judgeSaved(statistics: Statistics, path: string, options: AnalyzeOptions): Analysis {
  try {
    return judgeAgain(statistics, options);
  } catch (cause) {
    if (cause instanceof TagnosisError) throw cause;
    throw damagedStatistics(basename(path), 'they cannot be judged', cause);
  }
}

function sourceOptions(options: AnalyzeOptions): SourceOptions {
  const overrides = (profile: Profile): Partial<Profile> => overridesOf(profile, options);
  return {...SOURCE_DEFAULTS, ...options, ...told(options), overrides};
}

/** Options of the trainer that bear on which files are read. */
function told({profileOptions = {}, captionExtension}: AnalyzeOptions): Partial<SourceOptions> {
  const extension = captionExtension ?? profileOptions['caption_extension'] ?? profileOptions['caption_ext'];
  const {recursive} = profileOverrides(PROFILES.kohya, new Map(Object.entries(profileOptions)));
  return {
    ...(typeof extension === 'string'
      ? {captionExtension: extension.startsWith('.') ? extension : `.${extension}`}
      : {}),
    ...(recursive === undefined ? {} : {recursive}),
  };
}

function overridesOf(profile: Profile, options: AnalyzeOptions): Partial<Profile> {
  const {separator, encoder, weightedCaptions, profileOptions = {}} = options;
  return {
    ...profileOverrides(profile, new Map(Object.entries(profileOptions))),
    ...(separator === undefined ? {} : {separator: parseSeparator('separator', separator)}),
    ...(encoder === undefined ? {} : {budget: encoder}),
    ...(weightedCaptions === undefined ? {} : {weightedCaptions}),
  };
}

/** Statistics of what a LoRA was trained on, when the path is one. */
function readLora(path: string, {trigger = [], allow = []}: AnalyzeOptions): Statistics | null {
  if (!path.endsWith('.safetensors') || !isFile(path)) return null;
  return loraStatistics(readLoraHeader(path), {trigger, allow});
}
