import {analyzeFully, type Analysis, type AnalyzeOptions} from '../../src/analyze.ts';
import type {Detail} from '../../src/metrics/detail.ts';
import type {Metric} from '../../src/metrics/metric.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';

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

/** Real statistics and report of captions in memory; keys are `000`, `001`, …; the trigger is `pell` unless told otherwise. */
export function analysed(captions: Captions, options: AnalyzeOptions = {}): Promise<Analysis> {
  const items = captions.map((caption, i) => ({
    key: String(i).padStart(3, '0'),
    ...(isItem(caption) ? caption : {caption}),
  }));
  return analyzeFully(memorySource(items), {trigger: ['pell'], advice: false, ...options});
}

/** What a metric measures on them. Tokens are not counted unless an encoder is named: that takes half of the time. */
export async function measured(metric: Metric, captions: Captions, options: AnalyzeOptions = {}): Promise<Measured> {
  const {statistics} = await analysed(captions, {encoder: {encoder: 'none', tokens: 0}, ...options});
  return metric.measure(statistics);
}

/** The value alone; `undefined` where there is none. */
export async function valueOf(
  metric: Metric,
  captions: Captions,
  options: AnalyzeOptions = {},
): Promise<number | undefined> {
  return (await measured(metric, captions, options)).value;
}

function isItem(caption: Captions[number]): caption is Omit<MemoryItem, 'key'> {
  return typeof caption === 'object' && 'caption' in caption;
}
