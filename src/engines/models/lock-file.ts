import {randomUUID} from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';

/** More than a number, the name of a machine and a token take. */
const LONGEST = 400;

/** What a lock says, and when its holder last touched it, by the holder's clock: to be compared with itself alone. */
export interface LockFile {
  /** '' of what was just created, or may not be read. */
  readonly text: string;
  readonly mtimeMs: number;
}

/** Whether this call was the one to create it. */
export function createLock(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, {flag: 'wx'});
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Null of what is not there any more. */
export function readLock(path: string): LockFile | null {
  try {
    // Opened even for its age: a network file system answers for a minute from memory what nobody opens.
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(LONGEST);
      const text = bytes.toString('utf8', 0, readSync(file, bytes, 0, LONGEST, 0));
      return {text, mtimeMs: fstatSync(file).mtimeMs};
    } finally {
      closeSync(file);
    }
  } catch {
    const found = lstatSync(path, {throwIfNoEntry: false});
    return found === undefined ? null : {text: '', mtimeMs: found.mtimeMs};
  }
}

/** Shows that its holder lives. Only that the time changes is looked at, so any clock will do. */
export function touchLock(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Removed this moment, which the next look finds.
  }
}

/**
 * Removes a lock as long as it is the one that is meant; whether it did. It is moved first and looked at again: of many only one
 * moves it, and what another has created between look and move comes back.
 */
export function removeLock(path: string, isMeant: (found: LockFile) => boolean): boolean {
  const before = readLock(path);
  if (before === null || !isMeant(before)) return false;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  const moved = readLock(aside);
  const meant = moved !== null && isMeant(moved);
  if (!meant) putBack(aside, path);
  rmSync(aside, {force: true});
  return meant;
}

/** Never over what was created meanwhile. */
function putBack(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch {
    try {
      // Where the file system knows no links.
      copyFileSync(aside, path, constants.COPYFILE_EXCL);
    } catch {
      // Somebody holds it already.
    }
  }
}

function codeOf(error: unknown): unknown {
  return (error as {readonly code?: unknown}).code;
}
