import {join} from 'node:path';
import {LfsContents} from '../../engines/image/lfs-contents.ts';
import {type GitBlobs, gitBlobs} from '../../sources/git-blobs.ts';
import {type GitListing, gitListing} from '../../sources/git-listing.ts';
import type {Baseline} from '../../report/drift/baseline-file.ts';
import {VERSION} from '../../version.ts';
import type {ActionReport, SetReport} from './action-report.ts';
import type {Base} from './base.ts';
import {checkSet} from './check.ts';
import {comparedWith} from './compared-with.ts';
import {isInside} from './discover.ts';
import {type KeptScores, keptScores, NO_SCORES} from './kept-scores.ts';
import {worst} from './gates.ts';
import type {Repositories} from './git.ts';
import {imageHeads} from './image-heads.ts';
import type {RememberedImages} from './lfs-reading.ts';
import type {Inputs} from './inputs.ts';
import type {ReportPages} from './report-pages.ts';
import {lfsFiles} from './lfs.ts';
import {rememberedNote} from './remembered-note.ts';
import type {Revisions} from './revisions.ts';
import {type SelectedSet, selectSets} from './select.ts';
import {configOf, type FoundConfig, type Settings, settingsOf} from './settings.ts';
import {worktree} from './worktree.ts';

/** What a check reads, and where it keeps what it made. */
export interface CheckWorld {
  readonly repositories: Repositories;
  readonly base: Base;
  readonly inputs: Inputs;
  readonly pull: number | null;
  /** Whether everything is scored and held against what was kept of it. */
  readonly kind: 'check' | 'record' | 'drift';
  readonly temp: string;
  readonly checkout: string;
  readonly cacheDir: string | null;
  readonly say: (line: string) => void;
  /** Makes pages of what was scored; absent where nobody reads them. */
  readonly pages?: Pick<ReportPages, 'add'>;
}

export interface Checked {
  readonly report: ActionReport;
  readonly settings: Settings;
  readonly revisions: Revisions;
  /** What can be kept of every set that was scored. */
  readonly baselines: readonly Baseline[];
  /** SHA-256 of what was kept before; null without it. */
  readonly kept: string | null;
}

interface Side {
  readonly listing: GitListing;
  readonly blobs: GitBlobs;
}

interface Sides {
  readonly base: Side | null;
  readonly head: Side;
}

/** Checks every data set of two revisions. */
export async function checkRun(world: CheckWorld): Promise<Checked> {
  const {repositories, base, inputs, pull, say} = world;
  const {read, head} = repositories;
  const heads = imageHeads(join(world.cacheDir ?? world.temp, 'image-heads'));
  const blobs = gitBlobs(read, {mayFetch: false, heads});
  const onDisk =
    inputs.head === 'worktree' ? worktree(world.checkout, head.sha.length === 64 ? 'sha256' : 'sha1') : null;
  const sides: Sides = {
    head: onDisk ?? {listing: gitListing(read, head.tree), blobs},
    base: base.commit === null ? null : {listing: gitListing(read, base.commit.tree), blobs},
  };
  const listings = {head: sides.head.listing, base: sides.base?.listing ?? null};
  const {found, note} = await configFor(world, sides);
  const told = settingsOf(inputs, found, {
    cache: world.cacheDir === null ? null : fingerprintsIn(world.cacheDir),
  });
  const settings = world.kind === 'check' ? told : {...told, onlyChanged: false};
  const {kept, git, note: another} = await comparedWith(world, sides);
  const limits =
    world.kind === 'drift' ? {threshold: settings.driftThreshold, drop: settings.gates.failOnDrop ?? DROP} : null;
  const within = inputs.workingDirectory === '.' ? '' : inputs.workingDirectory.replace(/^\.\//, '');
  const {sets, warnings} = selectSets(listings.base, listings.head, {
    paths: settings.paths,
    within,
    sameSettings: true,
  });
  const scored = sets.filter(set => set.head !== null && !(set.state === 'unchanged' && settings.onlyChanged));
  await repositories.bring(wantedBy(scored, onDisk === null ? sides : {...sides, head: null}));
  const contents = world.cacheDir === null ? null : new LfsContents(fingerprintsIn(world.cacheDir));
  const revisions: Revisions = {
    head: {...sides.head, label: onDisk === null ? short(head.sha) : 'the workspace'},
    base: sides.base === null || base.commit === null ? null : {...sides.base, label: short(base.commit.sha)},
    lfs: lfsFiles(repositories.lfsFolder, contents),
    scores: scoresFor(world, settings, found),
  };
  const reports: SetReport[] = [];
  const baselines: Baseline[] = [];
  const remembered: RememberedImages[] = [];
  for (const set of sets) {
    say(`${reports.length + 1} of ${sets.length}: ${set.state}`);
    const baseline = kept?.baselines.find(({path}) => path === set.head) ?? null;
    const one = await checkSet(set, revisions, settings, {baseline, git, limits});
    reports.push(one.report);
    remembered.push(one.remembered);
    if (one.analysis !== null) await world.pages?.add(one.report.path, one.analysis);
    if (one.baseline !== null) baselines.push({...one.baseline, commit: head.sha});
  }
  heads.save();
  contents?.close();
  const report: ActionReport = {
    kind: 'tagnosis/action-report',
    schemaVersion: 1,
    tool: {name: 'tagnosis', version: VERSION},
    pull,
    head: {sha: head.sha},
    base: git
      ? {kind: base.kind, sha: base.commit?.sha ?? null}
      : kept === null
        ? {kind: 'none', sha: null}
        : {kind: 'baseline', sha: kept.baselines[0]?.commit ?? null},
    gates: settings.gates,
    verdict: worst(reports.map(({verdict}) => verdict)),
    sets: reports.toSorted(byScore),
    notes: [base.note, note, another, rememberedNote(remembered), ...warnings].filter(one => one !== null),
  };
  return {report, settings, revisions, baselines, kept: kept?.hash ?? null};
}

/** A model may be another one tomorrow at the same place: with one, nothing is kept. */
function scoresFor({cacheDir, say}: CheckWorld, {analyze}: Settings, found: FoundConfig | null): KeptScores {
  if (cacheDir === null || analyze.alignment !== undefined) return NO_SCORES;
  const {images, metrics = null} = analyze;
  const settings = JSON.stringify([found?.files ?? [], images?.policy ?? null, metrics]);
  return keptScores(join(cacheDir, 'scores'), {settings, say});
}

function fingerprintsIn(cacheDir: string): string {
  return join(cacheDir, 'fingerprints');
}

/** Points by which a score falls that has drifted, unless `fail-on-drop` says otherwise. */
const DROP = 5;

/** Of the base on a pull request: it must not lower its own gate. Nothing is kept in the index of the checkout. */
async function configFor(
  {inputs, temp, repositories}: CheckWorld,
  {base, head}: Sides,
): Promise<{readonly found: FoundConfig | null; readonly note: string | null}> {
  const path = inputs.configFile.replace(/^\.\//, '');
  const {listing, blobs} = base ?? head;
  const [was, is] = [listing.files.get(path)?.oid, head.listing.files.get(path)?.oid];
  const found = await configOf(listing, blobs, {
    path,
    temp: join(temp, 'config'),
    bring: oids => repositories.bring(oids),
  });
  const note = was === is ? null : `${path} changes here: what it says takes effect after the merge.`;
  return {found, note};
}

/** Object names of all files of the sets, which `blobs` is told of at once: it asks Git for all that it was told of. */
function wantedBy(sets: readonly SelectedSet[], {base, head}: {readonly [K in keyof Sides]: Side | null}): Set<string> {
  const wanted = new Set<string>();
  const sides = [
    {side: head, folders: sets.flatMap(({head: folder}) => folder ?? [])},
    {side: base, folders: sets.flatMap(({base: folder}) => folder ?? [])},
  ];
  for (const {side, folders} of sides) {
    if (side === null) continue;
    const {listing, blobs} = side;
    for (const folder of folders) {
      const oids = new Map<string, string>();
      for (const [path, {kind, oid}] of listing.files)
        if (kind === 'file' && isInside(path, folder)) oids.set(path, oid);
      for (const oid of oids.values()) wanted.add(oid);
      blobs.announce(listing.folders.get(folder) ?? '', oids);
    }
  }
  return wanted;
}

/** The worst first, then by path; what has no score comes last. */
function byScore(a: SetReport, b: SetReport): number {
  const value = ({head}: SetReport): number => head?.score.value ?? 101;
  return value(a) - value(b) || (a.path < b.path ? -1 : 1);
}

function short(sha: string): string {
  return sha.slice(0, 7);
}
