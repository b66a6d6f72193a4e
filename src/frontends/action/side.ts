import {type Analysis, judgeOpened} from '../../analyze.ts';
import type {AnalyzeOptions} from '../../analyze-options.ts';
import {openSet, type Opened} from '../../open-set.ts';
import {TagnosisError} from '../../errors.ts';
import type {ComparedSide} from '../../report/compared-side.ts';
import {listedMedium, listedPath, type Smudge} from '../../sources/listed-medium.ts';
import {collectCompared, collectStatistics} from '../../statistics/collect.ts';
import {itemTable} from '../../statistics/item-table.ts';
import type {Revision, Revisions} from './revisions.ts';
import {watchedMedium} from './watched-medium.ts';

/** What can be seen of a data set in one revision. */
export type Side = ComparedSide & Analysis;

interface Asked extends Pick<Revisions, 'scores'> {
  readonly smudge: Smudge;
  /** Whether `smudge` brings contents of Git LFS. */
  readonly smudged: boolean;
  readonly options: AnalyzeOptions;
}

/** Notes on what another run may see otherwise. */
const PASSING: readonly string[] = ['image-timed-out', 'image-changed', 'file-unreadable'];

interface Problem {
  readonly problem: string;
}

/**
 * Reads and scores a data set. One that cannot be read spoils no other. A report that was made of the same files with the same
 * settings is taken as it is: judging costs as much as reading.
 */
export function sideOf(revision: Revision, folder: string, asked: Asked): Promise<Side | Problem> {
  return orProblem(async () => judged(await openingOf(revision, folder, asked), asked));
}

/** The same of what is only compared with: of a data set whose report is known, no more is counted than what comparisons read. */
export function comparedSideOf(revision: Revision, folder: string, asked: Asked): Promise<ComparedSide | Problem> {
  return orProblem(async () => {
    const opening = await openingOf(revision, folder, asked);
    const {source, collectOptions: options, kept: report, label} = opening;
    if (report === null) return judged(opening, asked);
    const collected = await collectCompared(source, options);
    return {label, kind: 'data-set', report, statistics: collected.statistics, collected, options};
  });
}

async function orProblem<T>(work: () => Promise<T>): Promise<T | Problem> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TagnosisError)) throw error;
    return {problem: error.message};
  }
}

interface Opening extends Pick<Opened, 'source' | 'collectOptions'> {
  readonly label: string;
  /** The report of an earlier run. */
  readonly kept: Analysis['report'] | null;
  /** Keeps the report of this one, where it follows from the files of the folder alone. */
  readonly keep: (report: Analysis['report']) => void;
}

async function openingOf(
  {listing, blobs, label}: Revision,
  folder: string,
  {smudge, smudged, scores, options}: Asked,
): Promise<Opening> {
  const at = listedPath(folder);
  const {medium, left} = watchedMedium(listedMedium(listing, blobs, smudge), at);
  const tree = listing.folders.get(folder) ?? '';
  const scored = {tree, folder, smudged};
  return {
    ...(await openSet({medium, at}, options)),
    label,
    kept: tree === '' ? null : await scores.get(scored),
    keep(report) {
      if (tree !== '' && !left() && !report.notes.some(({code}) => PASSING.includes(code))) scores.put(scored, report);
    },
  };
}

async function judged({source, collectOptions, label, kept, keep}: Opening, {options}: Asked): Promise<Side> {
  const collected = await collectStatistics(source, collectOptions);
  const opened = {source, collected, collectOptions};
  const analysis = kept === null ? await judgeOpened(opened, options) : keptAnalysis(kept, opened);
  if (kept === null) keep(analysis.report);
  return {...analysis, label, kind: 'data-set', collected, options: collectOptions, source};
}

function keptAnalysis(report: Analysis['report'], {collected, collectOptions}: Opened): Analysis {
  const {statistics, corpus} = collected;
  return {report, statistics, corpus, items: () => itemTable(collected, collectOptions.counters)};
}
