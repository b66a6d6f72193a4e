import {basename} from 'node:path';
import type {AnalyzeOptions} from './analyze-options.ts';
import {type CountedKind, countedKind} from './counted-kind.ts';
import {advise, type Advice, type AdviceOptions, type Rescore} from './advice/advise.ts';
import type {Impact} from './advice/finding.ts';
import type {Corpus} from './corpus/corpus.ts';
import {TagnosisError} from './errors.ts';
import {chooseMetrics} from './metrics/choose-metrics.ts';
import {collectFrom, type Opened} from './open-set.ts';
import {buildReport, judge} from './report/build.ts';
import type {HealthReport} from './report/health-report.ts';
import {canRescore, rescorer} from './report/rescore.ts';
import {scoreIntervals} from './report/score-intervals.ts';
import {readLoraHeader} from './sources/lora-header.ts';
import {inPieces, runnerFor} from './sources/pieces.ts';
import type {Source} from './sources/source.ts';
import {DISK, wholeText} from './sources/text-file.ts';
import {type ItemTable, itemTable} from './statistics/item-table.ts';
import {loraStatistics} from './statistics/lora.ts';
import {damagedStatistics, loadStatistics} from './statistics/saved.ts';
import type {Statistics} from './statistics/statistics.ts';

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
  readonly kind: CountedKind;
  readonly analysis: Analysis;
}

/** `analyzeFully` of a path that holds no items; null where it is a data set, or nothing. */
export function analyzeCounts(path: string, options: AnalyzeOptions = {}): CountsAnalysis | null {
  const saved = readSaved(path);
  if (saved !== null) return {kind: 'statistics', analysis: judgeSaved(saved, path, options)};
  const lora = readLora(path, options);
  return lora === null ? null : {kind: 'lora', analysis: judgeAgain(lora, options)};
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
  if (countedKind(path) !== 'statistics') return null;
  return loadStatistics(wholeText(DISK, path, basename(path)), basename(path));
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

/** Statistics of what a LoRA was trained on, when the path is one. */
function readLora(path: string, {trigger = [], allow = []}: AnalyzeOptions): Statistics | null {
  if (countedKind(path) !== 'lora') return null;
  return loraStatistics(readLoraHeader(path), {trigger, allow});
}
