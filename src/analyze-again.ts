import {analyzeCounts, judgeOpened} from './analyze.ts';
import type {AnalyzeOptions} from './analyze-options.ts';
import {contentDigest} from './content-digest.ts';
import {encodeRecord} from './engines/image/record-codec.ts';
import {openSet} from './open-set.ts';
import type {HealthReport} from './report/health-report.ts';
import {inPieces, runnerFor} from './sources/pieces.ts';
import {countStatistics, readSet} from './statistics/collect.ts';
import type {ReadSet} from './statistics/read-set.ts';
import {VERSION} from './version.ts';

/** Reports of earlier runs, by a digest of all that they follow from. */
export interface KeptReports {
  readonly get: (digest: Buffer) => HealthReport | null;
  readonly put: (digest: Buffer, report: HealthReport) => void;
}

/** Larger sets mostly wait for their files to be read. */
const MOST_ITEMS = 20_000;
const MOST_CHARACTERS = 2 ** 26;

/**
 * `analyze` of a path that takes the report of an earlier run where captions, images and options are what they were: captions are
 * read and images looked at as always (with what the cache knows of them), and only what is made of them is not made again.
 */
export async function analyzeAgain(path: string, options: AnalyzeOptions, kept: KeptReports): Promise<HealthReport> {
  const counted = analyzeCounts(path, options);
  if (counted !== null) return counted.analysis.report;
  const {source, collectOptions} = await openSet(path, options);
  const read = await readSet(source, collectOptions);
  const piece = inPieces(runnerFor(read.corpus.texts, options));
  const digest = isLarge(read) || followsFromMore(options) ? null : await piece(() => digestOf(read, options));
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

/**
 * Equal digests, equal reports: everything goes in but how a run is watched and stopped, and what follows from the looks at pictures
 * (copies, groups). Records are written as in the cache, since fresh ones hold the same in other ways.
 */
function digestOf({corpus, detection, images: seen}: ReadSet, options: AnalyzeOptions): Buffer {
  const {images, signal: _stop, runPiece: _pieces, onProgress: _read, onInterval: _drawn, ...told} = options;
  const looks = seen && {
    unseen: seen.unseen,
    placeOf: seen.placeOf,
    records: seen.records.map(record => encodeRecord(record, '')),
    regularisation: seen.regularisation,
    eyes: seen.eyes,
  };
  return contentDigest([VERSION, told, images?.policy, corpus, detection, looks]);
}
