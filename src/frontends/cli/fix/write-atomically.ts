import {chmodSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {umask} from 'node:process';

interface Writing {
  /** Permissions, kept whatever the mask of the process. */
  readonly mode: number;
  /** In the same folder, so that renaming is one step. */
  readonly temporary: string;
}

/** Writes a file so that whoever looks, and whatever happens, finds it old or new and never half: another file takes its name. */
export function writeAtomically(path: string, bytes: Uint8Array, {mode, temporary}: Writing): void {
  try {
    writeFileSync(temporary, bytes, {mode});
    if ((mode & umask()) !== 0) chmodSync(temporary, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw error;
  }
}

/** A name that no trainer and no reader of ours takes for a caption. */
export function temporaryOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.tagnosis-new`);
}
