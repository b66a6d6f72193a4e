import {basename, isAbsolute, join, relative, resolve, sep} from 'node:path';
import {TagnosisError} from '../errors.ts';
import {gitBlobs} from './git-blobs.ts';
import {type Git, runner} from './git-command.ts';
import {fromRoot, oneBlob, resolveTree, topOf, zeroEnded} from './git-revision.ts';
import {gitTree} from './git-tree.ts';
import type {Medium, Place} from './medium.ts';
import type {Files} from './text-file.ts';
import {Unreadable} from './tree.ts';

/** So many links Linux follows on one way, and so long one may be. */
const MOST_LINKS = 40;
const LONGEST_LINK = 4096;

/** Object kinds of Git by the mode of an entry; submodules have no files here. */
type Kind = 'file' | 'folder' | 'link' | 'submodule';

interface Entry {
  readonly kind: Kind;
  readonly oid: string;
}

interface Found extends Entry {
  readonly kind: 'file' | 'folder';
  readonly path: string;
}

/**
 * A revision as a medium, and where a path of it lies there. Its files have the paths that they would have at the top of
 * the working tree, so that settings lead where they lead on disk; outside of it there is nothing, and links do not help.
 */
export function gitMedium(revision: string, told: string, folder = '.'): Place {
  const git = runner(folder);
  const top = topOf(git);
  const place = placesIn(git, {top, root: resolveTree(git, revision, '')});
  const blobs = gitBlobs(git);
  const medium: Medium = {
    kind: path => place(path)?.kind ?? null,
    real: path => place(path)?.path ?? path,
    names: at => {
      const found = place(at);
      return found?.kind === 'folder' ? [...entriesOf(git, found.oid).keys()] : [];
    },
    tree: at => {
      const found = place(at);
      // Where there is no folder, the resolution of its path says why.
      const oid = found?.kind === 'folder' ? found.oid : resolveTree(git, revision, inGit(top, at));
      return {...gitTree(git, oid, blobs), name: basename(at)};
    },
    files: filesOf(git, place),
    shown: path => (isInside(top, path) ? `${revision}:${inGit(top, path)}` : path),
    top,
  };
  return {medium, at: join(top, fromRoot(git, told))};
}

function inGit(top: string, path: string): string {
  return relative(top, path).split(sep).join('/');
}

function isInside(top: string, path: string): boolean {
  const way = relative(top, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

type Places = (path: string) => Found | null;

/** Follows paths through the trees of a revision, each of which is listed once. */
function placesIn(git: Git, {top, root}: {readonly top: string; readonly root: string}): Places {
  const listed = new Map<string, ReadonlyMap<string, Entry>>();
  const entries = (oid: string): ReadonlyMap<string, Entry> => {
    const known = listed.get(oid) ?? entriesOf(git, oid);
    listed.set(oid, known);
    return known;
  };
  const follow = (path: string, links: number): Found | null => {
    if (!isInside(top, path)) return null;
    const parts = relative(top, path)
      .split(sep)
      .filter(part => part !== '');
    let here: Found = {kind: 'folder', oid: root, path: top};
    for (const [i, part] of parts.entries()) {
      const entry: Entry | undefined = here.kind === 'folder' ? entries(here.oid).get(part) : undefined;
      if (entry === undefined || entry.kind === 'submodule') return null;
      if (entry.kind === 'link') {
        const target = links === 0 ? null : linkTarget(git, entry.oid);
        return target === null ? null : follow(resolve(here.path, target, ...parts.slice(i + 1)), links - 1);
      }
      here = {kind: entry.kind, oid: entry.oid, path: join(here.path, part)};
    }
    return here;
  };
  return path => follow(resolve(path), MOST_LINKS);
}

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['040000', 'folder'],
  ['120000', 'link'],
  ['160000', 'submodule'],
]);

function entriesOf(git: Git, tree: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const entry of zeroEnded(git(['ls-tree', '-z', '--full-tree', tree]))) {
    const tab = entry.indexOf(9);
    const [mode = '', , oid = ''] = entry.subarray(0, tab).toString('latin1').split(' ');
    entries.set(entry.subarray(tab + 1).toString('utf8'), {kind: KINDS.get(mode) ?? 'file', oid});
  }
  return entries;
}

function linkTarget(git: Git, oid: string): string | null {
  const size = sizeOf(git, oid);
  return size === null || size > LONGEST_LINK ? null : git(['cat-file', 'blob', oid]).toString('utf8');
}

/** Null for an object that a partial clone lacks: Git may not fetch it, and fails. */
function sizeOf(git: Git, oid: string): number | null {
  try {
    return Number(git(['cat-file', '-s', oid]).toString());
  } catch (cause) {
    if (cause instanceof TagnosisError && cause.code === 'git-unknown-revision') return null;
    throw cause;
  }
}

function filesOf(git: Git, place: Places): Files {
  const sized = (path: string): {oid: string; size: number} => {
    const found = place(path);
    if (found?.kind !== 'file') throw new Unreadable('file-unreadable');
    const size = sizeOf(git, found.oid);
    if (size === null) throw new Unreadable('git-blob-missing');
    return {oid: found.oid, size};
  };
  return {read: path => oneBlob(git, path, sized(path)), size: path => sized(path).size};
}
