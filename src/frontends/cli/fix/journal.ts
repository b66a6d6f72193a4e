import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {isInside} from './inside.ts';
import {writeAtomically} from './write-atomically.ts';

/** Where a run wrote, beside the data: what it takes to undo it. */
export interface Entry {
  readonly version: 1;
  /** `started`: it was interrupted. */
  readonly state: 'started' | 'done' | 'undone';
  readonly command: readonly string[];
  readonly files: readonly EntryFile[];
  readonly moves: readonly Move[];
}

interface EntryFile {
  /** Seen from the root, with `/`. */
  readonly path: string;
  /** SHA-256, hexadecimal. */
  readonly before: string;
  readonly after: string;
  readonly mode: number;
}

/** A file that was set aside; `from` is seen from the root, `to` absolute. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

const JOURNAL = '.tagnosis/journal';

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A folder of its own for the next entry; numbers rise. */
export function newEntry(root: string): string {
  const journal = join(root, JOURNAL);
  mkdirSync(journal, {recursive: true});
  if (!isInside(journal, realpathSync(root))) throw new Error(`${JOURNAL} leads out of the data set`);
  const ignore = join(root, '.tagnosis', '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  for (let number = 1 + Math.max(0, ...names(root).map(Number)); ; number++) {
    const folder = join(journal, String(number).padStart(4, '0'));
    try {
      mkdirSync(folder);
      return folder;
    } catch (error) {
      if ((error as {readonly code?: string}).code !== 'EEXIST') throw error;
    }
  }
}

export function saveEntry(folder: string, entry: Entry): void {
  const path = join(folder, 'entry.json');
  writeAtomically(path, Buffer.from(`${JSON.stringify(entry, null, 2)}\n`), {mode: 0o644, temporary: `${path}.new`});
}

/** Keeps what files were. */
export function keepBefore(
  folder: string,
  files: readonly {readonly shown: string; readonly before: Uint8Array}[],
): void {
  const paths = files.map(({shown}) => join(folder, 'before', shown));
  for (const parent of new Set(paths.map(path => dirname(path)))) mkdirSync(parent, {recursive: true});
  for (const [i, {before}] of files.entries()) writeFileSync(paths[i] ?? '', before);
}

export function readBefore(folder: string, path: string): Uint8Array {
  return readFileSync(join(folder, 'before', path));
}

/** Entries that can be read, the oldest first. A folder without one is of a run that ended before it wrote anything. */
export function entries(root: string): {readonly folder: string; readonly entry: Entry}[] {
  return names(root).flatMap(name => {
    const folder = join(root, JOURNAL, name);
    const entry = readEntry(join(folder, 'entry.json'));
    return entry === null ? [] : [{folder, entry}];
  });
}

function names(root: string): string[] {
  const journal = join(root, JOURNAL);
  return existsSync(journal)
    ? readdirSync(journal)
        .filter(name => /^\d{4,}$/.test(name))
        .toSorted(byNumber)
    : [];
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b);
}

function readEntry(path: string): Entry | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isEntry(value) ? value : null;
  } catch {
    return null;
  }
}

/** The journal lies in the data set, where anyone may have put it: no path of it may lead out. */
function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const {version, state, files, moves} = value as Partial<Entry>;
  const isStay = (path: unknown): boolean =>
    typeof path === 'string' && path !== '' && !/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(path);
  return (
    version === 1 &&
    (state === 'started' || state === 'done' || state === 'undone') &&
    Array.isArray(files) &&
    files.every(file => isStay(file?.path) && typeof file?.before === 'string' && typeof file?.after === 'string') &&
    Array.isArray(moves) &&
    moves.every(move => isStay(move?.from) && typeof move?.to === 'string')
  );
}
