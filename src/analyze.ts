import {PROFILES} from './config/profiles.ts';
import {buildReport} from './report/build.ts';
import type {HealthReport} from './report/health-report.ts';
import {SOURCE_DEFAULTS, type SourceOptions} from './sources/candidate.ts';
import {openSource} from './sources/open-source.ts';
import type {Source} from './sources/source.ts';
import {collectStatistics, type CollectOptions} from './statistics/collect.ts';

export type AnalyzeOptions = Partial<Omit<CollectOptions, 'profile'>> & Partial<SourceOptions>;

const MOST_ITEMS = 20_000_000;

/** Data set in, health report out. `from` is a path, or a source such as `memorySource([...])`. */
export async function analyze(from: string | Source, options: AnalyzeOptions = {}): Promise<HealthReport> {
  const source = typeof from === 'string' ? openSource(from, {...SOURCE_DEFAULTS, ...options}) : from;
  const name = options.profile === undefined || options.profile === 'auto' ? source.detection.profile : options.profile;
  const {statistics} = await collectStatistics(source, {
    trigger: [],
    allow: [],
    maxItems: MOST_ITEMS,
    ...options,
    profile: PROFILES[name],
  });
  return buildReport(statistics);
}
