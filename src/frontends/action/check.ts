import type {Analysis} from '../../analyze.ts';
import {compareSides} from '../../compare.ts';
import {baselineSide} from '../../open-side.ts';
import type {ComparedSide} from '../../report/compared-side.ts';
import type {Comparison} from '../../report/comparison.ts';
import type {Baseline} from '../../report/drift/baseline-file.ts';
import {type DriftLimits, type DriftVerdict, judgeDrift} from '../../report/drift/verdict.ts';
import type {SetReport} from './action-report.ts';
import {causedFindings, changedStems} from './caused.ts';
import {cut, LEAST_POINTS} from './comment/words.ts';
import {judgeSet} from './gates.ts';
import {lfsForBoth, type RememberedImages} from './lfs-reading.ts';
import type {Revisions} from './revisions.ts';
import type {SelectedSet} from './select.ts';
import type {Settings} from './settings.ts';
import {comparedSideOf, sideOf} from './side.ts';

/** What a set is held against: the other revision, or what was kept of it. */
export interface Against {
  /** Null where none was kept. */
  readonly baseline: Baseline | null;
  /** Whether the other revision is compared with. */
  readonly git: boolean;
  /** From how much on a change is drift; null where nobody asks. */
  readonly limits: DriftLimits | null;
}

export interface CheckedSet {
  readonly report: SetReport;
  /** What can be kept of the head; null where it was not scored. */
  readonly baseline: Omit<Baseline, 'commit'> | null;
  /** Of the head; null where it was not scored. */
  readonly analysis: Analysis | null;
  /** Images of both sides that only the cache knows. */
  readonly remembered: RememberedImages;
}

/** Scores one data set in both revisions with one ruler, compares, and holds the gates against it. */
export async function checkSet(
  set: SelectedSet,
  revisions: Revisions,
  settings: Settings,
  against: Against,
): Promise<CheckedSet> {
  const path = set.head ?? set.base ?? '';
  const from = set.state === 'moved' ? set.base : null;
  const sides = {base: null, head: null, comparison: null, drift: null, caused: []};
  const bare = {path, from, state: set.state, ...sides, says: []};
  const isLeft = set.head === null || (set.state === 'unchanged' && settings.onlyChanged);
  if (set.head === null || isLeft) return left(bare, revisions);
  const {remembered, ...reading} = await lfsForBoth(set, revisions, settings.analyze);
  const asked = {...revisions, ...reading, options: settings.analyze};
  const head = await sideOf(revisions.head, set.head, asked);
  if ('problem' in head) {
    return {report: {...bare, verdict: 'cannot-judge', says: [head.problem]}, ...NOT_SCORED};
  }
  const before = against.baseline === null && against.git ? await baseSide(set, revisions, asked) : baselineOf(against);
  const base = before === null || 'problem' in before ? null : before;
  const comparison = base === null ? null : await compareSides(base, head, {least: leastTried(against)});
  const drift = against.limits === null ? null : driftOf(comparison, against.limits);
  const caused = against.git || against.baseline !== null ? causedBy(set, revisions, {base, head}) : [];
  const {verdict, says} = judgeSet({head: head.report, comparison, caused, drift}, settings.gates);
  const notRead = before !== null && 'problem' in before ? [`The base cannot be read. ${before.problem}`] : [];
  const scored = {base: base?.report ?? null, head: head.report, comparison, drift, caused};
  const {report, statistics} = head;
  return {
    report: {...bare, ...scored, verdict, says: [...says, ...notRead]},
    baseline: {path, report, statistics, table: head.items()},
    analysis: head,
    remembered,
  };
}

/** The score of a data set that did not change is told where an earlier run kept it. */
async function left(bare: Omit<SetReport, 'verdict'>, {head, scores}: Revisions): Promise<CheckedSet> {
  const {path, state} = bare;
  const tree = head.listing.folders.get(path) ?? '';
  const kept =
    state === 'unchanged'
      ? ((await scores.get({tree, folder: path, smudged: true})) ??
        (await scores.get({tree, folder: path, smudged: false})))
      : null;
  const value = kept?.score.value ?? null;
  const says = value === null ? [] : [`unchanged: ${cut(value)}`];
  return {report: {...bare, says, verdict: 'not-gated'}, ...NOT_SCORED};
}

const NOT_SCORED = {baseline: null, analysis: null, remembered: {base: 0, head: 0}} as const;

/** Nothing that is shown or judged rests on the chance of a change that nobody sees. */
function leastTried({limits}: Against): number {
  return Math.min(LEAST_POINTS, limits?.drop ?? LEAST_POINTS);
}

function driftOf(comparison: Comparison | null, limits: DriftLimits): DriftVerdict {
  return comparison === null ? {drift: 'unknown', why: 'There is no baseline of it.'} : judgeDrift(comparison, limits);
}

/** Without anything to compare with, nothing can be said to be new. */
function causedBy(
  set: SelectedSet,
  {base: revision, head: {listing}}: Revisions,
  {base, head}: {readonly base: ComparedSide | null; readonly head: ComparedSide},
): readonly number[] {
  if (revision === null || set.head === null) return [];
  const was = set.base === null ? null : {listing: revision.listing, folder: set.base};
  const changed = changedStems(was, {listing, folder: set.head});
  return causedFindings(base?.report ?? null, head.report, changed);
}

function baselineOf({baseline}: Against): ComparedSide | null {
  return baseline === null ? null : {...baselineSide(baseline), label: 'the baseline'};
}

async function baseSide(
  {base: folder}: SelectedSet,
  {base}: Revisions,
  asked: Parameters<typeof comparedSideOf>[2],
): Promise<Awaited<ReturnType<typeof comparedSideOf>> | null> {
  return base === null || folder === null ? null : comparedSideOf(base, folder, asked);
}
