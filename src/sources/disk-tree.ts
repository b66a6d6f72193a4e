import {closeSync, type Dirent, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync} from 'node:fs';
import {basename, join, resolve, sep} from 'node:path';
import {TagnosisError} from '../errors.ts';
import {isIgnored} from './ignored.ts';
import type {Note} from './notes.ts';
import type {Tree} from './tree.ts';

const DEEPEST = 32;
/** Folders reached through links that lead to each other double at every step: no honest set has so many. */
const MOST_LINKED = 10_000;

export interface DiskOptions {
  readonly followSymlinks: boolean;
}

/**
 * Lists a folder and all below it. One `readdir` a folder and no `stat` but for links: at 100,000 files the calls are
 * the cost. Links are followed only inside the root (or anywhere with `followSymlinks`), and never into an ancestor.
 */
export function diskTree(path: string, options: DiskOptions): Tree {
  const root = resolve(path);
  const files: string[] = [];
  const notes: Note[] = [];
  const undecodable = new Map<string, Buffer>();
  const real = realpathSync(root);
  let linked = 0;
  const walk = (folder: string, ancestors: readonly string[]): void => {
    const entries = list(root, folder, notes);
    // Names that are not UTF-8 come with U+FFFD in them; so may others, by their own right.
    const suspect = entries.some(({name}) => name.includes('\ufffd'));
    const foreign = suspect ? foreignNames(join(root, folder)) : NONE;
    for (const [key, bytes] of foreign.files) {
      const at = folder === '' ? key : `${folder}/${key}`;
      undecodable.set(at, bytes);
      files.push(at);
      notes.push({code: 'name-undecodable', place: at});
    }
    for (const entry of entries) {
      const at = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isIgnored(entry.name) || foreign.names.has(entry.name)) continue;
      const kind = entry.isSymbolicLink() ? followed(join(root, at), {real, ancestors, options, notes, at}) : entry;
      if (kind === null) continue;
      if (kind !== entry && kind.isDirectory() && ++linked > MOST_LINKED) throw tangled(root);
      if (kind.isFile()) files.push(at);
      else if (!kind.isDirectory()) continue;
      else if (ancestors.length > DEEPEST) notes.push({code: 'folder-too-deep', place: at});
      else enter(at, ancestors);
    }
  };
  const enter = (at: string, ancestors: readonly string[]): void => {
    const target = realOf(join(root, at));
    if (target === null) notes.push({code: 'folder-unreadable', place: at});
    else walk(at, [...ancestors, target]);
  };
  walk('', [real]);
  const pathOf = (at: string): string | Buffer => undecodable.get(at) ?? `${root}${sep}${at}`;
  return {
    name: basename(root),
    root,
    files: files.toSorted(),
    notes,
    read: at => readSmall(pathOf(at)),
    size: at => statSync(pathOf(at)).size,
    pieces: at => readPieces(pathOf(at)),
    head: (at, bytes) => readHead(pathOf(at), bytes),
    modified: at => statSync(pathOf(at)).mtimeMs,
    ref: at => `${root}${sep}${at}`,
    diskPath: at => (undecodable.has(at) ? null : `${root}${sep}${at}`),
  };
}

/** `null` for what is gone since its folder was listed, or lies deeper than the system takes paths. */
function realOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function tangled(root: string): TagnosisError {
  return new TagnosisError(
    'too-many-items',
    `The folders of ${basename(root)} are linked to each other more than ${MOST_LINKED} times.`,
    {hint: 'Remove the links, or check the folder that they lead to.'},
  );
}

interface Foreign {
  /** As Node writes them. */
  readonly names: ReadonlySet<string>;
  readonly files: readonly (readonly [key: string, path: Buffer])[];
}

const NONE: Foreign = {names: new Set(), files: []};

/** What in a folder has a name that is not UTF-8: the key of a file has the foreign bytes as %XX, its path stays bytes. */
function foreignNames(folder: string): Foreign {
  const entries = readdirSync(folder, {withFileTypes: true, encoding: 'buffer'}).filter(
    ({name}) => !Buffer.from(name.toString('utf8')).equals(name),
  );
  const key = (name: Buffer): string =>
    [...name].map(byte => (byte < 0x80 ? String.fromCharCode(byte) : `%${hex(byte)}`)).join('');
  return {
    names: new Set(entries.map(({name}) => name.toString('utf8'))),
    files: entries
      .filter(entry => entry.isFile() && !isIgnored(entry.name.toString('utf8')))
      .map(({name}) => [key(name), Buffer.concat([Buffer.from(folder + sep), name])]),
  };
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

function list(root: string, at: string, notes: Note[]): readonly Dirent[] {
  try {
    return readdirSync(join(root, at), {withFileTypes: true});
  } catch (cause) {
    if (at !== '') {
      notes.push({code: 'folder-unreadable', place: at});
      return [];
    }
    throw new TagnosisError('source-unreadable', `The folder ${basename(root)} cannot be read.`, {
      hint: 'Check its permissions.',
      cause,
    });
  }
}

interface Link {
  readonly real: string;
  readonly ancestors: readonly string[];
  readonly options: DiskOptions;
  readonly notes: Note[];
  readonly at: string;
}

/** What a link leads to, or null with a note when it must not be followed. */
function followed(
  path: string,
  {real, ancestors, options, notes, at}: Link,
): Pick<Dirent, 'isFile' | 'isDirectory'> | null {
  try {
    const target = realpathSync(path);
    const inside = target === real || target.startsWith(real + sep);
    if ((inside || options.followSymlinks) && !ancestors.includes(target)) return statSync(target);
    notes.push({code: 'symlink-outside', place: at});
  } catch {
    // A link that leads nowhere is a file that is not there.
    notes.push({code: 'file-unreadable', place: at});
  }
  return null;
}

/** One buffer for all small files: at 100,000 captions, allocation and `fstat` cost as much as reading. */
const SMALL = Buffer.allocUnsafeSlow(128 * 1024);

/** The whole file, as a copy. */
function readSmall(path: string | Buffer): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = readSync(file, SMALL, 0, SMALL.length, 0);
    return bytes < SMALL.length ? Buffer.from(SMALL.subarray(0, bytes)) : readFileSync(file);
  } finally {
    closeSync(file);
  }
}

const PIECE = 4 * 1024 * 1024;

/** Each piece has a buffer of its own, so that it may be kept. */
function* readPieces(path: string | Buffer): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(PIECE);
      const bytes = readSync(file, buffer, 0, PIECE, null);
      if (bytes === 0) return;
      yield buffer.subarray(0, bytes);
    }
  } finally {
    closeSync(file);
  }
}

/** At most `bytes` from the start, as a copy. */
function readHead(path: string | Buffer, bytes: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const got = readSync(file, SMALL, 0, Math.min(bytes, SMALL.length), 0);
    if (got < SMALL.length || bytes === got) return Buffer.from(SMALL.subarray(0, got));
    const buffer = Buffer.allocUnsafe(bytes);
    return buffer.subarray(0, readSync(file, buffer, 0, bytes, 0));
  } finally {
    closeSync(file);
  }
}
