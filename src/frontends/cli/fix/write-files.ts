import {mkdirSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {TagnosisError} from '../../../errors.ts';
import {type FileChange, stale} from './file-changes.ts';
import {type Entry, keepBefore, type Move, newEntry, saveEntry, sha256} from './journal.ts';
import {temporaryOf, writeAtomically} from './write-atomically.ts';

export interface Work {
  /** The data set. */
  readonly root: string;
  readonly command: readonly string[];
  readonly files: readonly FileChange[];
  readonly moves: readonly Move[];
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Writes all files or none. What they were is kept first, then each is replaced in one step; what goes wrong is rolled
 * back. Killed at any moment, every file is old or new, and `--undo` restores all of them.
 */
export function writeFiles({root, command, files, moves, onProgress}: Work): void {
  for (const file of files) if (!isUnchanged(file)) throw stale(file.shown);
  const folder = attempt(() => newEntry(root));
  const entry: Entry = {
    version: 1,
    state: 'started',
    command,
    files: files.map(({shown, before, after, mode}) => ({
      path: shown,
      before: sha256(before),
      after: sha256(after),
      mode,
    })),
    moves,
  };
  attempt(() => {
    keepBefore(folder, files);
    saveEntry(folder, entry);
  });
  const written: FileChange[] = [];
  const moved: Move[] = [];
  try {
    for (const file of files) {
      writeAtomically(file.path, file.after, {mode: file.mode, temporary: temporaryOf(file.path)});
      written.push(file);
      onProgress?.(written.length, files.length);
    }
    for (const move of moves) {
      mkdirSync(dirname(move.to), {recursive: true});
      renameSync(join(root, move.from), move.to);
      moved.push(move);
    }
  } catch (cause) {
    for (const {path, before, mode} of written) writeAtomically(path, before, {mode, temporary: temporaryOf(path)});
    for (const {from, to} of moved.toReversed()) renameSync(to, join(root, from));
    rmSync(folder, {recursive: true, force: true});
    throw unwritable(cause);
  }
  saveEntry(folder, {...entry, state: 'done'});
}

function isUnchanged({path, before}: FileChange): boolean {
  return attempt(() => readFileSync(path).equals(before));
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw unwritable(cause);
  }
}

function unwritable(cause: unknown): TagnosisError {
  const {code = 'unknown reason', path = ''} = cause as {readonly code?: string; readonly path?: string};
  return new TagnosisError('fix-unwritable', `A file cannot be written (${code}): ${path.slice(-120)}`, {
    hint: 'Nothing was changed: what had been written was put back. Check permissions and space on the disk.',
    cause,
  });
}
