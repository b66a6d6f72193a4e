import {basename, isAbsolute, resolve} from 'node:path';
import {analyzeCounts, NO_ADVICE} from './analyze.ts';
import type {AnalyzeOptions} from './analyze-options.ts';
import {collectFrom} from './open-set.ts';
import {TagnosisError} from './errors.ts';
import {buildReport, judge} from './report/build.ts';
import type {ComparedSide} from './report/compared-side.ts';
import {type Baseline, BASELINE_START} from './report/drift/baseline-file.ts';
import {inPieces} from './sources/pieces.ts';
import {isPlainFile} from './sources/plain-file.ts';
import type {Source} from './sources/source.ts';
import {DISK, fileStart, wholeText} from './sources/text-file.ts';

/** Options of reading and judging hold for both sides. */
export type CompareOptions = Omit<AnalyzeOptions, 'advice' | 'printed' | 'purpose' | 'off' | 'accept'>;

const NO_ITEMS = {collected: null, options: null} as const;

/** Reads one side of a comparison. */
export async function openSide(
  from: string | Source,
  label: string,
  options: CompareOptions = {},
): Promise<ComparedSide> {
  if (typeof from === 'string') {
    const saved = (await savedBaseline(from)) ?? (await savedReport(from));
    if (saved !== null) return {...saved, label};
  }
  const counted = typeof from === 'string' ? analyzeCounts(from, {...options, advice: false}) : null;
  if (counted !== null) {
    const {kind, analysis} = counted;
    return {...NO_ITEMS, label, kind, report: analysis.report, statistics: analysis.statistics};
  }
  const {collected, collectOptions} = await collectFrom(from, options);
  const {statistics} = collected;
  const report = await inPieces(options)(() =>
    buildReport(statistics, NO_ADVICE, judge(statistics, collectOptions.metrics)),
  );
  return {label, kind: 'data-set', report, statistics, collected, options: collectOptions};
}

/** A side that was kept as a baseline. */
export function baselineSide({path, report, statistics, table}: Baseline): ComparedSide {
  return {...NO_ITEMS, label: path, kind: 'baseline', report, statistics, table};
}

/** As the user named them, without where they lie on this machine; with the folders above where one name says too little. */
export function labels(base: string | Source, head: string | Source): [string, string] {
  const label = (from: string | Source, parts: number): string => {
    if (typeof from !== 'string') return from.detection.name;
    return isAbsolute(from) ? resolve(from).split(/[\\/]/).slice(-parts).join('/') : from;
  };
  const found = [1, 2, 3].map((parts): [string, string] => [label(base, parts), label(head, parts)]);
  return found.find(([a, b]) => a !== b) ?? [label(base, 1), label(head, 1)];
}

/** How a saved report begins, or a list of them. */
const REPORT_START = /^\uFEFF?\s*\[?\s*\{\s*"schemaVersion"\s*:/;

/** A report that `check --format json` wrote, or null when the path holds something else. */
async function savedReport(path: string): Promise<Omit<ComparedSide, 'label'> | null> {
  if (!isJsonFile(path) || !REPORT_START.test(fileStart(path, 100))) return null;
  const {parseReport} = await import('./report/parse-report.ts');
  const name = basename(path);
  return {...NO_ITEMS, kind: 'report', report: parseReport(wholeText(DISK, path, name), name), statistics: null};
}

/** What `check --save-baseline` wrote, of one data set; null when the path holds something else. */
async function savedBaseline(path: string): Promise<ComparedSide | null> {
  if (!isJsonFile(path) || !fileStart(path, BASELINE_START.length).startsWith(BASELINE_START)) return null;
  const {loadBaselines} = await import('./report/drift/baseline.ts');
  const name = basename(path);
  const [baseline, ...others] = loadBaselines(wholeText(DISK, path, name), name);
  if (baseline !== undefined && others.length === 0) return baselineSide(baseline);
  throw new TagnosisError(
    'layout-unsupported',
    `${name} holds ${others.length + Number(baseline !== undefined)} data sets.`,
    {
      hint: 'Save one data set a file: tagnosis check PATH --save-baseline FILE',
    },
  );
}

function isJsonFile(path: string): boolean {
  return path.endsWith('.json') && isPlainFile(path);
}
