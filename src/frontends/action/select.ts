import {TagnosisError} from '../../errors.ts';
import type {GitListing} from '../../sources/git-listing.ts';
import {discover, isInside} from './discover.ts';
import {matchFolders} from './globs.ts';

export type SetState = 'new' | 'changed' | 'unchanged' | 'moved' | 'removed';

/** A data set, by where it lies in either revision; '' for the root. */
export interface SelectedSet {
  readonly state: SetState;
  readonly head: string | null;
  readonly base: string | null;
}

export interface Selection {
  readonly sets: readonly SelectedSet[];
  readonly warnings: readonly string[];
}

interface Asked {
  readonly paths: readonly string[] | undefined;
  /** '' for the whole repository. */
  readonly within: string;
  /** Whether both are read with the same settings: else nothing is unchanged. */
  readonly sameSettings: boolean;
}

const MOST_SETS = 200;
/** Share of common files from which a folder is taken for the same set in another place. */
const SAME = 0.5;

/** Data sets of both revisions in pairs: by path, else by what lies in them. */
export function selectSets(base: GitListing | null, head: GitListing, asked: Asked): Selection {
  const now = foldersIn(head, asked);
  const before = base === null ? {folders: [], unmatched: []} : foldersIn(base, asked);
  const known = new Set(before.folders);
  const there = new Set(now.folders);
  const gone = before.folders.filter(folder => !there.has(folder));
  const moves = movesOf(base, head, {from: gone, to: now.folders.filter(folder => !known.has(folder))});
  const sets = now.folders.map((folder): SelectedSet => {
    const from = moves.get(folder);
    if (from !== undefined) return {state: 'moved', head: folder, base: from};
    if (!known.has(folder)) return {state: 'new', head: folder, base: null};
    const isSame = asked.sameSettings && base?.folders.get(folder) === head.folders.get(folder);
    return {state: isSame ? 'unchanged' : 'changed', head: folder, base: folder};
  });
  const moved = new Set(moves.values());
  for (const folder of gone) if (!moved.has(folder)) sets.push({state: 'removed', head: null, base: folder});
  if (sets.length === 0) throw noDataSet(asked);
  if (sets.length > MOST_SETS) throw tooMany(sets.length);
  const unmatched = now.unmatched.filter(glob => base === null || before.unmatched.includes(glob));
  return {sets, warnings: unmatched.map(glob => `No folder matches ${JSON.stringify(glob)} of the input paths.`)};
}

function foldersIn(listing: GitListing, {paths, within}: Asked): ReturnType<typeof matchFolders> {
  if (paths === undefined || paths.length === 0) return {folders: discover(listing, within), unmatched: []};
  const inside = [...listing.folders.keys()].filter(folder => isInside(folder, within));
  const seen = inside.map(folder => (within === '' ? folder : folder.slice(within.length + 1)));
  const {folders, unmatched} = matchFolders(paths, seen);
  return {folders: folders.map(folder => [within, folder].filter(part => part !== '').join('/')), unmatched};
}

/** New folder → the one it was before. O(files of folders that came or went, and pairs of those folders). */
function movesOf(
  base: GitListing | null,
  head: GitListing,
  {from, to}: {readonly from: readonly string[]; readonly to: readonly string[]},
): ReadonlyMap<string, string> {
  const moves = new Map<string, string>();
  if (base === null || from.length === 0 || to.length === 0 || from.length * to.length > MOST_SETS ** 2) return moves;
  const old = from.map(folder => ({folder, ids: contentsOf(base, folder)}));
  const taken = new Set<string>();
  for (const folder of to) {
    const ids = contentsOf(head, folder);
    const near = old
      .filter(one => !taken.has(one.folder))
      .map(one => ({folder: one.folder, share: jaccard(one.ids, ids)}))
      .toSorted((a, b) => b.share - a.share)[0];
    if (near === undefined || near.share < SAME) continue;
    moves.set(folder, near.folder);
    taken.add(near.folder);
  }
  return moves;
}

function contentsOf({files}: GitListing, folder: string): Set<string> {
  const ids = new Set<string>();
  for (const [path, {oid}] of files) if (isInside(path, folder)) ids.add(oid);
  return ids;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const id of a) if (b.has(id)) both++;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

function noDataSet({paths, within}: Asked): TagnosisError {
  const where = within === '' ? 'this repository' : within;
  const looked = paths === undefined || paths.length === 0 ? '' : ' that the input paths names';
  return new TagnosisError('action-no-data-set', `There is no data set in ${where}${looked}.`, {
    hint: 'A data set is a folder of images with captions beside them or in a metadata.jsonl. Name folders with paths.',
  });
}

function tooMany(count: number): TagnosisError {
  return new TagnosisError('action-too-many', `There are ${count} data sets; one run takes ${MOST_SETS}.`, {
    hint: 'Divide them by paths over a matrix of jobs, each with a comment-key of its own.',
  });
}
