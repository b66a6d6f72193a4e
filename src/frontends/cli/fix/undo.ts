import {existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmdirSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {TagnosisError} from '../../../errors.ts';
import {isInside} from './inside.ts';
import {type Entry, entries, readBefore, saveEntry, sha256} from './journal.ts';
import {temporaryOf, writeAtomically} from './write-atomically.ts';

export interface Undone {
  /** Files that are again what they were. */
  readonly restored: number;
  /** Files that were set aside and are back. */
  readonly moved: number;
  /** Files that someone has changed since: left as they are. */
  readonly changed: readonly string[];
}

/** Takes the newest run back that was not taken back yet, byte for byte. Files that have changed since stay, and are named. */
export function undo(root: string, quarantine: string): Undone {
  const newest = entries(root).findLast(({entry}) => entry.state !== 'undone');
  if (newest === undefined) {
    throw new TagnosisError('undo-nothing', 'There is no run of fix to undo here.', {
      hint: 'Runs are kept in .tagnosis/journal of the data set. See: tagnosis fix --journal',
    });
  }
  const {folder, entry} = newest;
  const moved = entry.moves.toReversed().filter(move => isMovedBack(root, move, quarantine)).length;
  const changed: string[] = [];
  let restored = 0;
  for (const file of entry.files) {
    const state = restore(root, folder, file);
    if (state === 'changed') changed.push(file.path);
    else if (state === 'restored') restored++;
  }
  saveEntry(folder, {...entry, state: 'undone'});
  return {restored, moved, changed};
}

type State = 'restored' | 'as it was' | 'changed';

function restore(root: string, folder: string, {path, before, after, mode}: Entry['files'][number]): State {
  const at = join(root, path);
  if (!isInside(at, realpathSync(root))) return 'changed';
  rmSync(temporaryOf(at), {force: true});
  const now = sha256(readFileSync(at));
  if (now === before) return 'as it was';
  const bytes = readBefore(folder, path);
  if (now !== after || sha256(bytes) !== before) return 'changed';
  writeAtomically(at, bytes, {mode: mode & 0o7777, temporary: temporaryOf(at)});
  return 'restored';
}

/** False when it was never moved, or something else stands there now. What a journal says is taken out of the quarantine only. */
function isMovedBack(root: string, {from, to}: Entry['moves'][number], quarantine: string): boolean {
  const back = join(root, from);
  if (!existsSync(quarantine) || !isInside(to, realpathSync(quarantine)) || existsSync(back)) return false;
  mkdirSync(dirname(back), {recursive: true});
  renameSync(to, back);
  removeEmpty(dirname(to), quarantine);
  return true;
}

/** Folders of the quarantine that nothing is left in. */
function removeEmpty(folder: string, quarantine: string): void {
  try {
    for (let at = folder; at.startsWith(quarantine); at = dirname(at)) rmdirSync(at);
  } catch (error) {
    const {code} = error as {readonly code?: string};
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}
