import {advise, type Advice, type AdviceOptions} from './advice/advise.ts';
import type {Fix, Impact} from './advice/finding.ts';
import {PROFILES} from './config/profiles.ts';
import {applyEdits, type Edit} from './corpus/edit.ts';
import type {Pillar} from './metrics/metric.ts';
import {buildReport, judge} from './report/build.ts';
import type {HealthReport} from './report/health-report.ts';
import {PILLARS} from './scoring/pillars.ts';
import type {Score} from './scoring/score.ts';
import {SOURCE_DEFAULTS, type SourceOptions} from './sources/candidate.ts';
import {openSource} from './sources/open-source.ts';
import type {Source} from './sources/source.ts';
import {type Collected, collectStatistics, type CollectOptions, summarise} from './statistics/collect.ts';
import type {Statistics} from './statistics/statistics.ts';

export interface AnalyzeOptions
  extends Partial<Omit<CollectOptions, 'profile'>>, Partial<SourceOptions>, Partial<AdviceOptions> {
  /** False: no advice, which costs about half as much as the rest. */
  readonly advice?: boolean;
}

const MOST_ITEMS = 20_000_000;
const NO_ADVICE: Advice = {findings: [], total: 0, together: {safe: null, top: null}};

/** What is behind a report: it can be saved, and gives the same report again. */
export interface Analysis {
  readonly report: HealthReport;
  readonly statistics: Statistics;
}

/** Data set in, health report out. `from` is a path, or a source such as `memorySource([...])`. */
export async function analyze(from: string | Source, options: AnalyzeOptions = {}): Promise<HealthReport> {
  return (await analyzeFully(from, options)).report;
}

/** `analyze` with the statistics that the report rests on. */
export async function analyzeFully(from: string | Source, options: AnalyzeOptions = {}): Promise<Analysis> {
  const source = typeof from === 'string' ? openSource(from, {...SOURCE_DEFAULTS, ...options}) : from;
  const name = options.profile === undefined || options.profile === 'auto' ? source.detection.profile : options.profile;
  const collectOptions = {trigger: [], allow: [], maxItems: MOST_ITEMS, ...options, profile: PROFILES[name]};
  const collected = await collectStatistics(source, collectOptions);
  const {statistics} = collected;
  const {purpose = null, off = [], accept = []} = options;
  const advice =
    options.advice === false
      ? NO_ADVICE
      : advise(statistics, {purpose, off, accept}, rescorer(collected, collectOptions));
  return {report: buildReport(statistics, advice), statistics};
}

/** Prediction and truth take one path: the edited corpus is summarised and judged like any other. */
function rescorer(collected: Collected, options: CollectOptions): (fixes: readonly Fix[]) => Impact | null {
  const {score: before} = judge(collected.statistics);
  // An edit must not move the trigger that was found: findings are about this one.
  const trigger = collected.statistics.dataset.trigger?.keys ?? [];
  return fixes => {
    const edits = fixes.flatMap(asEdit);
    if (edits.length === 0) return null;
    const corpus = applyEdits(collected.corpus, edits);
    return difference(before, judge(summarise({...collected, corpus}, {...options, trigger})).score);
  };
}

/** Fixes that change captions or settings that are counted; the others cannot be predicted. */
function asEdit(fix: Fix): Edit[] {
  switch (fix.kind) {
    case 'remove-tag':
    case 'rename-tag':
    case 'deduplicate-tags':
    case 'normalise-text':
    case 'set-repeats':
      return [fix];
    case 'set-training-option':
      return fix.option === 'max_token_length' ? [{kind: 'set-token-length', tokens: Number(fix.value)}] : [];
    default:
      return [];
  }
}

function difference(before: Score, after: Score): Impact | null {
  if (before.value === null || after.value === null) return null;
  const pillars: Partial<Record<Pillar, number>> = {};
  for (const pillar of PILLARS) {
    const [was, is] = [before.pillars[pillar].score, after.pillars[pillar].score];
    if (was !== null && is !== null && was !== is) pillars[pillar] = is - was;
  }
  return {dhs: after.value - before.value, pillars};
}
