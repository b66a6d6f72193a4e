import {closeSync, openSync, readFileSync, rmSync, statSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';

/** Another process that fetches the same model is waited for, as long as it lives. */
const WAIT_MS = 200;
/** Locks of this process: in containers a process that was killed had the number that we have now. */
const held = new Set<string>();

/** Holds a folder against other processes; what a dead one left behind is no hindrance. */
export async function alone(folder: string, signal: AbortSignal | undefined): Promise<() => void> {
  const path = join(folder, '.lock');
  for (;;) {
    signal?.throwIfAborted();
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      held.add(path);
      return () => {
        held.delete(path);
        rmSync(path, {force: true});
      };
    } catch (error) {
      if ((error as {readonly code?: unknown}).code !== 'EEXIST') throw error;
    }
    if (isDead(path)) rmSync(path, {force: true});
    else await pause(WAIT_MS);
  }
}

function isDead(path: string): boolean {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    // A file without a number was created this moment.
    if (!Number.isInteger(pid) || pid <= 0) return Date.now() - statSync(path).mtimeMs > 10_000;
    if (pid === process.pid) return !held.has(path);
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as {readonly code?: unknown}).code === 'ESRCH';
  }
}
