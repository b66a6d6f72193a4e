import {createHash} from 'node:crypto';
import {
  closeSync,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import {join, relative, sep} from 'node:path';
import {TagnosisError} from '../../errors.ts';
import type {GitBlobs} from '../../sources/git-blobs.ts';
import type {GitListing} from '../../sources/git-listing.ts';
import {Unreadable} from '../../sources/tree.ts';

/** A workspace with more files than this is no checkout of data sets. */
const MOST_FILES = 1_000_000;
const PIECE = 1 << 20;

type ListedFile = GitListing['files'] extends ReadonlyMap<string, infer File> ? File : never;

/** Files as they lie in the workspace, seen like a revision. */
export interface Worktree {
  readonly listing: GitListing;
  readonly blobs: GitBlobs;
}

/**
 * The files of a folder on disk, named as Git would name their contents, so that they compare with a commit. A name costs the
 * reading of a file, and is found when it is asked for. Links lead to files inside the folder, and into nothing that is hidden but
 * DVC's cache of contents: tokens lie in `.git` of any checkout, in `.dvc/config.local`, in `.env`.
 */
export function worktree(folder: string, format: 'sha1' | 'sha256'): Worktree {
  const root = realpathSync(folder);
  const places = new Map<string, string>();
  const files = new Map<string, ListedFile>();
  const folders = new Map([['', '']]);
  const waiting = [''];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const entry of entriesIn(join(root, at))) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (isGit(entry.name)) continue;
      if (entry.isDirectory()) {
        folders.set(path, '');
        waiting.push(path);
        continue;
      }
      const real = entry.isFile() ? join(root, path) : entry.isSymbolicLink() ? target(root, path) : null;
      files.set(path, real === null ? {kind: 'link', oid: ''} : named(real, format, places));
      if (files.size > MOST_FILES) throw tooMany();
    }
  }
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {listing: {files: new Map(sorted), folders, undecodable: new Set()}, blobs: blobsOf(places)};
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true});
  } catch {
    // What may not be listed is not there for us.
    return [];
  }
}

/** Where a link leads; null for what leads out, to something hidden, to a folder, or nowhere. */
function target(root: string, path: string): string | null {
  try {
    const real = realpathSync(join(root, path));
    const parts = relative(root, real).split(sep);
    const isInside = real.startsWith(root + sep);
    return isInside && !isHidden(parts) && statSync(real).isFile() ? real : null;
  } catch {
    return null;
  }
}

/** Some disks do not tell capitals from small letters. */
function isGit(name: string): boolean {
  return name.toLowerCase() === '.git';
}

function isHidden(parts: readonly string[]): boolean {
  const [first = '', second = '', ...rest] = parts;
  const isCache = first === '.dvc' && second === 'cache';
  return (isCache ? rest : parts).some(part => part.startsWith('.'));
}

/** Its name is asked for at most once. */
function named(real: string, format: string, places: Map<string, string>): ListedFile {
  let found: string | undefined;
  return {
    kind: 'file',
    get oid() {
      if (found !== undefined) return found;
      found = contentName(real, format);
      places.set(found, real);
      return found;
    },
  };
}

/** As Git names a blob. */
function contentName(path: string, format: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const hash = createHash(format).update(`blob ${fstatSync(file).size}\0`);
      const piece = Buffer.allocUnsafe(PIECE);
      for (let bytes = readSync(file, piece); bytes > 0; bytes = readSync(file, piece))
        hash.update(piece.subarray(0, bytes));
      return hash.digest('hex');
    } finally {
      closeSync(file);
    }
  } catch {
    return `unreadable ${path}`;
  }
}

function blobsOf(places: ReadonlyMap<string, string>): GitBlobs {
  const read = (oid: string): Buffer => {
    try {
      return readFileSync(places.get(oid) ?? '');
    } catch {
      throw new Unreadable('file-unreadable');
    }
  };
  return {
    announce: () => {},
    size: oid => statSync(places.get(oid) ?? '', {throwIfNoEntry: false})?.size ?? 0,
    read: (_path, oid) => read(oid),
    head: (_path, oid, bytes) => start(places.get(oid) ?? '', bytes),
  };
}

function start(path: string, bytes: number): Buffer {
  try {
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(Math.min(bytes, fstatSync(file).size));
      return head.subarray(0, readSync(file, head, 0, head.length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    throw new Unreadable('file-unreadable');
  }
}

function tooMany(): TagnosisError {
  return new TagnosisError('too-many-items', `The workspace has more than ${MOST_FILES} files.`, {
    hint: 'With head: worktree all of them are looked at: check out less, or leave out head.',
  });
}
