import {basename} from 'node:path';
import {type Git, runner} from './git-command.ts';
import {fromRoot, oneBlob, resolveTree, topOf, zeroEnded} from './git-revision.ts';
import {isIgnored} from './ignored.ts';
import {isImageFile} from './image-files.ts';
import type {Note} from './notes.ts';
import {HEAD} from './signature.ts';
import {Unreadable, type Tree} from './tree.ts';

/** Blobs are fetched in rounds of so many bytes, so that one round fits into memory. */
const ROUND = 64 * 1024 * 1024;

interface Blob {
  readonly path: string;
  readonly oid: string;
  readonly size: number;
}

/**
 * The files of a revision without a checkout. Git is called with an argument list, never through a shell, with hooks,
 * monitors, prompts and fetching off; nothing is written. Links and submodules are noted, never followed.
 */
export function gitTree(revision: string, path: string, folder = '.'): Tree {
  const git = runner(folder);
  const inside = fromRoot(git, path);
  const tree = resolveTree(git, revision, inside);
  const missing = new Set(
    git(['rev-list', '--objects', '--no-walk', '--missing=print', tree])
      .toString()
      .split('\n')
      .filter(line => line.startsWith('?'))
      .map(line => line.slice(1)),
  );
  const notes: Note[] = [];
  const oids = list(git, tree, notes);
  const sizes = sizesOf(
    git,
    [...new Set(oids.values())].filter(oid => !missing.has(oid)),
  );
  const blobs = new Map([...oids].map(([at, oid]) => [at, {path: at, oid, size: sizes.get(oid) ?? 0}]));
  const present = [...blobs.values()].filter(({oid}) => !missing.has(oid));
  const texts = lazy(() =>
    contents(
      git,
      present.filter(blob => !isImageFile(blob.path) && blob.size <= ROUND),
      Infinity,
    ),
  );
  const heads = lazy(() =>
    contents(
      git,
      present.filter(blob => isImageFile(blob.path)),
      HEAD,
    ),
  );
  const bytes = (at: string, from: () => ReadonlyMap<string, Buffer>): Buffer => {
    const oid = blobs.get(at)?.oid;
    if (oid === undefined) throw new Unreadable('file-unreadable');
    if (missing.has(oid)) throw new Unreadable('git-blob-missing');
    // What is larger than a round is fetched only when asked for: most large blobs nobody reads.
    return from().get(oid) ?? oneBlob(git, at, blobs.get(at) ?? {oid, size: 0});
  };
  return {
    name: basename(inside === '' ? topOf(git) : inside),
    files: [...blobs.keys()].toSorted(),
    notes,
    read: at => bytes(at, texts),
    size: at => blobs.get(at)?.size ?? 0,
    head: (at, most) => bytes(at, isImageFile(at) ? heads : texts).subarray(0, most),
    ref: at => `git:${blobs.get(at)?.oid ?? ''}`,
  };
}

/** Object names by path, of files that are not ignored. */
function list(git: Git, tree: string, notes: Note[]): Map<string, string> {
  const oids = new Map<string, string>();
  const decoder = new TextDecoder('utf-8', {fatal: true});
  for (const entry of zeroEnded(git(['ls-tree', '-r', '-z', '--full-tree', tree]))) {
    const tab = entry.indexOf(9);
    const [mode = '', , oid = ''] = entry.subarray(0, tab).toString('latin1').split(' ');
    let path: string;
    try {
      path = decoder.decode(entry.subarray(tab + 1));
    } catch {
      path = percent(entry.subarray(tab + 1));
      notes.push({code: 'name-undecodable', place: path});
    }
    if (path.split('/').some(isIgnored)) continue;
    if (mode === '120000' || mode === '160000') notes.push({code: 'symlink-outside', place: path});
    else oids.set(path, oid);
  }
  return oids;
}

/** A name that is not UTF-8, its foreign bytes as %XX. */
function percent(bytes: Buffer): string {
  return [...bytes]
    .map(byte => (byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .join('');
}

function sizesOf(git: Git, oids: readonly string[]): Map<string, number> {
  if (oids.length === 0) return new Map();
  const output = git(['cat-file', '--batch-check', '--buffer'], `${oids.join('\n')}\n`).toString();
  return new Map(
    output
      .trim()
      .split('\n')
      .map(line => line.split(' '))
      .map(([oid = '', , size = '0']) => [oid, Number(size)]),
  );
}

/** Contents by object name, at most `keep` bytes of each. */
function contents(git: Git, blobs: readonly Blob[], keep: number): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  let round: Blob[] = [];
  let bytes = 0;
  const fetch = (): void => {
    if (round.length === 0) return;
    const output = git(['cat-file', '--batch', '--buffer'], `${round.map(({oid}) => oid).join('\n')}\n`);
    let at = 0;
    for (const {oid, size} of round) {
      const start = output.indexOf(10, at) + 1;
      found.set(oid, Buffer.from(output.subarray(start, start + Math.min(size, keep))));
      at = start + size + 1;
    }
    round = [];
    bytes = 0;
  };
  for (const blob of blobs) {
    if (bytes + blob.size > ROUND) fetch();
    round.push(blob);
    bytes += blob.size;
  }
  fetch();
  return found;
}

function lazy<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined;
  return () => (made ??= {value: make()}).value;
}
