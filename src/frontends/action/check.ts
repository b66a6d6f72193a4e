import {type AnalyzeOptions, collectFrom, judgeOpened, type Opened} from '../../analyze.ts';
import {compareSides} from '../../compare.ts';
import {TagnosisError} from '../../errors.ts';
import type {ComparedSide} from '../../report/compared-side.ts';
import type {HealthReport} from '../../report/health-report.ts';
import type {GitBlobs} from '../../sources/git-blobs.ts';
import type {GitListing} from '../../sources/git-listing.ts';
import {listedMedium, listedPath, type Smudge} from '../../sources/listed-medium.ts';
import type {SetReport} from './action-report.ts';
import {causedFindings, changedStems} from './caused.ts';
import {judgeSet} from './gates.ts';
import type {SelectedSet} from './select.ts';
import type {Settings} from './settings.ts';

/** A revision that can be read. */
interface Revision {
  readonly listing: GitListing;
  /** What people call it: the first digits of its commit. */
  readonly label: string;
}

export interface Revisions {
  readonly base: Revision | null;
  readonly head: Revision;
  readonly blobs: GitBlobs;
  /** Contents of Git LFS that the checkout holds. */
  readonly smudge: Smudge;
}

/** Scores one data set in both revisions with one ruler, compares, and holds the gates against it. */
export async function checkSet(set: SelectedSet, revisions: Revisions, settings: Settings): Promise<SetReport> {
  const path = set.head ?? set.base ?? '';
  const from = set.state === 'moved' ? set.base : null;
  const nothing = {path, from, state: set.state, base: null, head: null, comparison: null, caused: [], says: []};
  if (set.head === null) return {...nothing, verdict: 'not-gated'};
  if (set.state === 'unchanged' && settings.onlyChanged) return {...nothing, verdict: 'not-gated'};
  const smudge = smudgeForBoth(set, revisions);
  const head = await sideOf(revisions.head, set.head, {...revisions, smudge}, settings.analyze);
  if ('problem' in head) return {...nothing, verdict: 'cannot-judge', says: [head.problem]};
  const {base: revision} = revisions;
  const before =
    revision === null || set.base === null
      ? null
      : await sideOf(revision, set.base, {...revisions, smudge}, settings.analyze);
  const base = before === null || 'problem' in before ? null : before;
  const comparison = base === null ? null : await compareSides(base, head);
  const where = {base: revision && {listing: revision.listing, folder: set.base ?? ''}, folder: set.head};
  const changed = changedStems(set.base === null ? null : where.base, {
    listing: revisions.head.listing,
    folder: set.head,
  });
  // Without anything to compare with, nothing can be said to be new.
  const caused = revision === null ? [] : causedFindings(base?.report ?? null, head.report, changed);
  const {verdict, says} = judgeSet({head: head.report, comparison, caused}, settings.gates);
  const notRead = before !== null && 'problem' in before ? [`The base cannot be read. ${before.problem}`] : [];
  return {
    ...nothing,
    base: base?.report ?? null,
    head: head.report,
    comparison,
    caused,
    verdict,
    says: [...says, ...notRead],
  };
}

type Side = ComparedSide & {readonly report: HealthReport; readonly opened: Opened};

/** A data set that cannot be read spoils no other. */
async function sideOf(
  {listing, label}: Revision,
  folder: string,
  {blobs, smudge}: Pick<Revisions, 'blobs' | 'smudge'>,
  options: AnalyzeOptions,
): Promise<Side | {readonly problem: string}> {
  try {
    const place = {medium: listedMedium(listing, blobs, smudge), at: listedPath(folder)};
    const opened = await collectFrom(place, options);
    const {report, statistics} = await judgeOpened(opened, options);
    const {collected, collectOptions} = opened;
    return {label, kind: 'data-set', report, statistics, collected, options: collectOptions, opened};
  } catch (error) {
    if (!(error instanceof TagnosisError)) throw error;
    return {problem: error.message};
  }
}

/**
 * Contents of Git LFS are read only where all of both sides are here: else images would be compared on one side and not on the
 * other, and the score would change for that alone.
 */
function smudgeForBoth(set: SelectedSet, {base, head, blobs, smudge}: Revisions): Smudge {
  const sides = [
    {listing: head.listing, folder: set.head},
    {listing: base?.listing, folder: set.base},
  ];
  for (const {listing, folder} of sides) {
    if (listing === undefined || folder === null) continue;
    const prefix = folder === '' ? '' : `${folder}/`;
    const oids = new Map<string, string>();
    for (const [path, {kind, oid}] of listing.files)
      if (kind === 'file' && path.startsWith(prefix)) oids.set(path, oid);
    blobs.announce(listing.folders.get(folder) ?? '', oids);
    for (const [path, oid] of oids) {
      if (blobs.size(oid) === 0 || blobs.size(oid) > LONGEST_POINTER) continue;
      const bytes = blobs.head(path, oid, LONGEST_POINTER);
      if (POINTER.test(Buffer.from(bytes).toString('latin1')) && smudge(bytes) === bytes) return same => same;
    }
  }
  return smudge;
}

const LONGEST_POINTER = 1023;
const POINTER = /^version https:\/\/(git-lfs|hawser)\.github\.com\/spec\/v1\n/;
