import {basename, isAbsolute, join, relative, resolve, sep} from 'node:path';
import type {GitBlobs} from './git-blobs.ts';
import type {GitListing} from './git-listing.ts';
import {isIgnored} from './ignored.ts';
import {isImageFile} from './image-files.ts';
import type {Medium} from './medium.ts';
import type {Note} from './notes.ts';
import {type Tree, Unreadable} from './tree.ts';

/** What stands for the top of the repository in absolute paths; nothing is ever looked up there. */
const TOP = resolve('/');

/** What stands in the place of Git LFS pointers. Each is given the bytes of a file, pointer or not. */
export interface Smudge {
  /** The file that a pointer stands for, where it is here; else the bytes themselves. */
  readonly whole: (bytes: Uint8Array) => Uint8Array;
  /** As many first bytes of that file as tell the format of an image, where they are known; else the bytes themselves. */
  readonly head: (bytes: Uint8Array) => Uint8Array;
  /** What Git would call that file; null where it is not known, and for what is no pointer. */
  readonly blob: (bytes: Uint8Array) => string | null;
}

/** Pointers as they are. */
export const AS_STORED: Smudge = {whole: bytes => bytes, head: bytes => bytes, blob: () => null};

/**
 * A revision that was listed as a medium: names come from the list and contents from `blobs`, so that many data sets cost no
 * call of Git each. Links and submodules are noted, never followed.
 */
export function listedMedium(listing: GitListing, blobs: GitBlobs, smudge: Smudge = AS_STORED): Medium {
  const oidOf = (path: string): string => {
    const entry = listing.files.get(path);
    if (entry?.kind !== 'file') throw new Unreadable('file-unreadable');
    return entry.oid;
  };
  const read = (path: string): Uint8Array => smudge.whole(blobs.read(path, oidOf(path)));
  const kind = (path: string): 'file' | 'folder' | null => {
    if (listing.folders.has(path)) return 'folder';
    return listing.files.get(path)?.kind === 'file' ? 'file' : null;
  };
  const names = namesIn(listing);
  return {
    kind: path => (isInside(path) ? kind(inGit(path)) : null),
    real: path => path,
    names: path => names().get(inGit(path)) ?? [],
    tree: path => treeOf({listing, blobs, smudge}, inGit(path)),
    files: {read: path => Buffer.from(read(inGit(path))), size: path => blobs.size(oidOf(inGit(path)))},
    shown: inGit,
    top: TOP,
  };
}

/** Where a path from the root of the repository lies in the medium. */
export function listedPath(path: string): string {
  return join(TOP, path);
}

function inGit(path: string): string {
  return relative(TOP, path).split(sep).join('/');
}

function isInside(path: string): boolean {
  const way = relative(TOP, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

interface Listed {
  readonly listing: GitListing;
  readonly blobs: GitBlobs;
  readonly smudge: Smudge;
}

function treeOf({listing, blobs, smudge}: Listed, folder: string): Tree {
  const prefix = folder === '' ? '' : `${folder}/`;
  const notes: Note[] = [];
  const oids = new Map<string, string>();
  for (const [path, {kind, oid}] of listing.files) {
    if (!path.startsWith(prefix)) continue;
    const place = path.slice(prefix.length);
    if (listing.undecodable.has(path)) notes.push({code: 'name-undecodable', place});
    if (place.split('/').some(isIgnored)) continue;
    if (kind === 'file') oids.set(place, oid);
    else notes.push({code: 'symlink-outside', place});
  }
  blobs.announce(listing.folders.get(folder) ?? '', oids);
  const oidOf = (at: string): string => {
    const oid = oids.get(at);
    if (oid === undefined) throw new Unreadable('file-unreadable');
    return oid;
  };
  const start = (at: string, most: number): Uint8Array => blobs.head(at, oidOf(at), Math.max(most, POINTER_BYTES));
  const blobOf = (at: string): string | null => {
    const size = isImageFile(at) ? blobs.size(oidOf(at)) : 0;
    if (size === 0 || size >= POINTER_BYTES) return null;
    try {
      return smudge.blob(start(at, 0));
    } catch (error) {
      // Whoever reads it says so.
      if (error instanceof Unreadable) return null;
      throw error;
    }
  };
  return {
    name: basename(folder),
    files: [...oids.keys()].toSorted(),
    notes,
    read: at => smudge.whole(blobs.read(at, oidOf(at))),
    size: at => blobs.size(oidOf(at)),
    head: (at, most) => (isImageFile(at) ? smudge.head : smudge.whole)(start(at, most)).subarray(0, most),
    ref: at => `git:${blobOf(at) ?? oids.get(at) ?? ''}`,
  };
}

/** A pointer of Git LFS is shorter than this; to tell one, all of it must be seen. */
const POINTER_BYTES = 1024;

/** Names in each folder, gathered once they are asked for. */
function namesIn({files, folders}: GitListing): () => ReadonlyMap<string, readonly string[]> {
  let gathered: Map<string, string[]> | undefined;
  return () => {
    if (gathered !== undefined) return gathered;
    gathered = new Map();
    for (const path of [...files.keys(), ...folders.keys()]) {
      if (path === '') continue;
      const slash = path.lastIndexOf('/');
      const parent = path.slice(0, Math.max(0, slash));
      const known = gathered.get(parent);
      if (known === undefined) gathered.set(parent, [path.slice(slash + 1)]);
      else known.push(path.slice(slash + 1));
    }
    return gathered;
  };
}
