import {basename} from 'node:path';
import {TagnosisError} from '../errors.ts';
import {type Git, LARGEST_OUTPUT, runner} from './git-command.ts';
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
  const bare = git(['rev-parse', '--is-bare-repository']).toString().trim() === 'true';
  const top = git(['rev-parse', bare ? '--absolute-git-dir' : '--show-toplevel'])
    .toString()
    .trim();
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
    return from().get(oid) ?? large(git, at, blobs.get(at));
  };
  return {
    name: basename(inside === '' ? top : inside),
    files: [...blobs.keys()].toSorted(),
    notes,
    read: at => bytes(at, texts),
    size: at => blobs.get(at)?.size ?? 0,
    head: (at, most) => bytes(at, isImageFile(at) ? heads : texts).subarray(0, most),
    ref: at => `git:${blobs.get(at)?.oid ?? ''}`,
  };
}

/** A path from the root of the repository; one that begins with `./` starts at the working folder, as everywhere in Git. */
function fromRoot(git: Git, path: string): string {
  if (path !== '.' && !path.startsWith('./')) return path;
  const below = git(['rev-parse', '--show-prefix']).toString().trim();
  return `${below}${path.slice(2)}`.replace(/\/$/, '');
}

function large(git: Git, path: string, blob: Blob | undefined): Buffer {
  if (blob === undefined || blob.size === 0) return Buffer.alloc(0);
  if (blob.size < LARGEST_OUTPUT) return git(['cat-file', 'blob', blob.oid]);
  throw new TagnosisError('metadata-too-large', `${path} is larger than 1 GiB in this revision.`, {
    hint: 'Check the folder of a checkout instead.',
  });
}

/** Whether a path of a revision is a file; false for folders and for what is not there. Needs no object but trees. */
export function isBlob(revision: string, path: string, folder = '.'): boolean {
  const git = runner(folder);
  const tree = resolveTree(git, revision, '');
  const [entry] = split(git(['ls-tree', '-z', '--full-tree', tree, '--', fromRoot(git, path)]));
  return entry?.toString('latin1').split(' ')[1] === 'blob';
}

function resolveTree(git: Git, revision: string, path: string): string {
  const root = verified(git, `${revision}^{tree}`);
  if (root === null) {
    const shallow = git(['rev-parse', '--is-shallow-repository']).toString().trim() === 'true';
    throw new TagnosisError('git-unknown-revision', `There is no revision "${revision}" here.`, {
      hint: shallow
        ? 'The clone is shallow: fetch more history (git fetch --unshallow).'
        : 'git log and git tag list what there is. For a folder, check its path.',
    });
  }
  if (path === '') return root;
  const object = verified(git, `${root}:${path}`);
  const tree = object === null ? null : verified(git, `${object}^{tree}`);
  if (tree !== null) return tree;
  throw new TagnosisError(
    'git-unknown-revision',
    object === null ? `${revision} has no ${path}.` : `${path} is a file in ${revision}, not a folder.`,
    {
      hint:
        object === null
          ? `Paths start at the root of the repository. See: git ls-tree ${revision}`
          : 'Give the folder it lies in.',
    },
  );
}

/** The name of an object; null when there is none. */
function verified(git: Git, name: string): string | null {
  try {
    return git(['rev-parse', '--verify', '--end-of-options', name]).toString().trim();
  } catch (cause) {
    if (cause instanceof TagnosisError && cause.code === 'git-unknown-revision') return null;
    throw cause;
  }
}

/** Object names by path, of files that are not ignored. */
function list(git: Git, tree: string, notes: Note[]): Map<string, string> {
  const oids = new Map<string, string>();
  const decoder = new TextDecoder('utf-8', {fatal: true});
  for (const entry of split(git(['ls-tree', '-r', '-z', '--full-tree', tree]))) {
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

function* split(output: Buffer): Generator<Buffer> {
  let from = 0;
  for (let to = output.indexOf(0); to >= 0; to = output.indexOf(0, from)) {
    yield output.subarray(from, to);
    from = to + 1;
  }
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
