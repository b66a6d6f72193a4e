import {type Analysis, judgeOpened} from '../../analyze.ts';
import type {AnalyzeOptions} from '../../analyze-options.ts';
import {openSet, type Opened} from '../../open-set.ts';
import {TagnosisError} from '../../errors.ts';
import type {ComparedSide} from '../../report/compared-side.ts';
import {listedMedium, listedPath, type Smudge} from '../../sources/listed-medium.ts';
import {collectStatistics} from '../../statistics/collect.ts';
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
  /** Whether it is only compared with: where its report is known, no more is counted than weighs or is compared. */
  readonly isOnlyCompared?: boolean;
}

/** Notes on what another run may see otherwise. */
const PASSING: readonly string[] = ['image-timed-out', 'image-changed', 'file-unreadable'];

/**
 * Reads and scores a data set. One that cannot be read spoils no other. A report that was made of the same files with the same
 * settings is taken as it is: judging costs as much as reading.
 */
export async function sideOf(
  {listing, blobs, label}: Revision,
  folder: string,
  {smudge, smudged, scores, options, isOnlyCompared = false}: Asked,
): Promise<Side | {readonly problem: string}> {
  const at = listedPath(folder);
  const {medium, left} = watchedMedium(listedMedium(listing, blobs, smudge), at);
  const tree = listing.folders.get(folder) ?? '';
  const scored = {tree, folder, smudged};
  try {
    const {source, collectOptions} = await openSet({medium, at}, options);
    const kept = tree === '' ? null : await scores.get(scored);
    const scoresOnly = isOnlyCompared && kept !== null;
    const opened = {
      source,
      collected: await collectStatistics(source, {...collectOptions, scoresOnly}),
      collectOptions,
    };
    const analysis = kept === null ? await judgeOpened(opened, options) : keptAnalysis(kept, opened);
    const isPassing = analysis.report.notes.some(({code}) => PASSING.includes(code));
    if (kept === null && tree !== '' && !left() && !isPassing) scores.put(scored, analysis.report);
    return {...analysis, label, kind: 'data-set', collected: opened.collected, options: collectOptions, source};
  } catch (error) {
    if (!(error instanceof TagnosisError)) throw error;
    return {problem: error.message};
  }
}

function keptAnalysis(report: Analysis['report'], {collected, collectOptions}: Opened): Analysis {
  const {statistics, corpus} = collected;
  return {report, statistics, corpus, items: () => itemTable(collected, collectOptions.counters)};
}
