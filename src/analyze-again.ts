import {createHash} from 'node:crypto';
import {analyzeCounts, judgeOpened} from './analyze.ts';
import type {AnalyzeOptions} from './analyze-options.ts';
import {encodeRecord} from './engines/image/record-codec.ts';
import {openSet} from './open-set.ts';
import type {HealthReport} from './report/health-report.ts';
import {countStatistics, readSet, type ReadSet} from './statistics/collect.ts';
import {VERSION} from './version.ts';

/** Reports of earlier runs, by a digest of all that they follow from. */
export interface KeptReports {
  readonly get: (digest: Buffer) => HealthReport | null;
  readonly put: (digest: Buffer, report: HealthReport) => void;
}

/** Larger sets mostly wait for their files to be read, and a digest of all they hold would take as much memory again. */
const MOST_ITEMS = 20_000;
const MOST_CHARACTERS = 2 ** 26;

/**
 * `analyze` of a path that takes the report of an earlier run where files, images and options are what they were: everything is
 * read all the same, and only what is made of it is not made again.
 */
export async function analyzeAgain(path: string, options: AnalyzeOptions, kept: KeptReports): Promise<HealthReport> {
  const counted = analyzeCounts(path, options);
  if (counted !== null) return counted.analysis.report;
  const {source, collectOptions} = await openSet(path, options);
  const read = await readSet(source, collectOptions);
  const digest = isLarge(read) || followsFromMore(options) ? null : digestOf(read, options);
  const known = digest === null ? null : kept.get(digest);
  if (known !== null) return known;
  const {report} = await judgeOpened({collected: await countStatistics(read, collectOptions), collectOptions}, options);
  if (digest !== null) kept.put(digest, report);
  return report;
}

function isLarge({corpus: {keys, texts}}: ReadSet): boolean {
  return keys.length > MOST_ITEMS || texts.reduce((sum, {length}) => sum + length, 0) > MOST_CHARACTERS;
}

/** Files that options name may change under their names. */
function followsFromMore({taxonomy, tokenizers, background, alignment}: AnalyzeOptions): boolean {
  return [taxonomy, tokenizers, background, alignment].some(told => told !== undefined);
}

/** Equal digests, equal reports: everything goes in but how a run is watched and stopped. */
function digestOf({corpus, detection, images: seen}: ReadSet, options: AnalyzeOptions): Buffer {
  const {images, signal: _stop, runPiece: _pieces, onProgress: _read, onInterval: _drawn, ...told} = options;
  // Fresh records and those of the cache hold the same in other ways.
  const looks = seen && {...seen, records: seen.records.map(record => encodeRecord(record, ''))};
  const all = [VERSION, told, images?.policy, corpus, detection, looks];
  return createHash('sha256').update(JSON.stringify(all, asPlain)).digest();
}

/** What JSON has no words for. */
function asPlain(_name: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  if (value instanceof Map || value instanceof Set) return [...(value as Iterable<unknown>)];
  return typeof value === 'number' ? String(value) : value;
}
