import {analyzeFully, type Analysis} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {PROFILES} from '../../src/config/profiles.ts';
import type {Detail} from '../../src/metrics/detail.ts';
import type {Metric} from '../../src/metrics/metric.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';
import type {Source} from '../../src/sources/source.ts';
import {collectStatistics, type CollectOptions} from '../../src/statistics/collect.ts';

/** Texts (several of one item: equally likely), or items with repeats. */
export type Captions = readonly (string | readonly string[] | Omit<MemoryItem, 'key'>)[];

/** A measurement read without asking first which kind it is. */
export interface Measured {
  readonly value?: number;
  readonly score?: number;
  readonly notApplicable?: string;
  readonly notRun?: string;
  readonly informative?: string;
  readonly detail?: Detail;
}

/** Report and statistics of captions in memory; keys are `000`, `001`, …; the trigger is `pell` unless told otherwise. */
export function analysed(captions: Captions, options: AnalyzeOptions = {}): Promise<Analysis> {
  return analyzeFully(sourceOf(captions), {trigger: ['pell'], advice: false, ...options});
}

/** What a metric measures on them. Tokens are counted only where a budget is named, and no report is made: a fifth of the time. */
export async function measured(
  metric: Metric,
  captions: Captions,
  options: Partial<CollectOptions> = {},
): Promise<Measured> {
  const {statistics} = await collectStatistics(sourceOf(captions), {
    profile: PROFILES.kohya,
    overrides: {budget: {encoder: 'none', tokens: 0}},
    trigger: ['pell'],
    allow: [],
    maxItems: Infinity,
    ...options,
  });
  return metric.measure(statistics);
}

/** The value alone; `undefined` where there is none. */
export async function valueOf(
  metric: Metric,
  captions: Captions,
  options: Partial<CollectOptions> = {},
): Promise<number | undefined> {
  return (await measured(metric, captions, options)).value;
}

function sourceOf(captions: Captions): Source {
  return memorySource(
    captions.map((caption, i) => ({
      key: String(i).padStart(3, '0'),
      ...(isItem(caption) ? caption : {caption}),
    })),
  );
}

function isItem(caption: Captions[number]): caption is Omit<MemoryItem, 'key'> {
  return typeof caption === 'object' && 'caption' in caption;
}
