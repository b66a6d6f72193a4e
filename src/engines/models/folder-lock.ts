import {closeSync, openSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';

/** Another process that fetches the same model is waited for, as long as it lives. */
const WAIT_MS = 200;
/** A lock shows so often that its holder lives, and is dead after so long without: what a process of another machine is told by. */
const BEAT_MS = 5000;
const SILENT_MS = 60_000;
/** Nobody takes longer to put a dead lock aside. */
const TAKING_MS = 10_000;
/** Locks of this process: in containers a process that was killed had the number that we have now. */
const held = new Set<string>();

export interface AloneOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told once, when another process has to be waited for: its number and its machine. */
  readonly onWait?: ((holder: string) => void) | undefined;
}

/** Holds a folder against other processes; what a dead one left behind is no hindrance. */
export async function alone(folder: string, {signal, onWait}: AloneOptions = {}): Promise<() => void> {
  const path = join(folder, '.lock');
  let told = false;
  for (;;) {
    signal?.throwIfAborted();
    if (claim(path)) return holding(path);
    if (putAside(path)) continue;
    if (!told) onWait?.(holderOf(path));
    told = true;
    await pause(WAIT_MS);
  }
}

function holding(path: string): () => void {
  held.add(path);
  const beat = setInterval(() => touch(path), BEAT_MS).unref();
  return () => {
    clearInterval(beat);
    held.delete(path);
    rmSync(path, {force: true});
  };
}

/** Whether this process was the one to create it. */
function claim(path: string): boolean {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, `${process.pid} ${hostname()}`);
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as {readonly code?: unknown}).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes the lock of a dead process; whether it did. Only who holds a second lock may, and looks again under it: of two that
 * found it dead the slower would else remove what the faster has created since.
 */
function putAside(path: string): boolean {
  if (!isDead(path)) return false;
  const taking = `${path}.taking`;
  if (!claim(taking)) {
    // Whoever died while it did so, which takes no time. Moved first, so that only one of many removes it.
    if (ageOf(taking) > TAKING_MS) moveAway(taking);
    return false;
  }
  const dead = isDead(path);
  if (dead) rmSync(path, {force: true});
  rmSync(taking, {force: true});
  return dead;
}

function moveAway(path: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, {force: true});
  } catch {
    // Another was faster.
  }
}

function isDead(path: string): boolean {
  const [told = '', host = hostname()] = holderOf(path).split(' ');
  const pid = Number(told);
  // A file without a number was created this moment.
  if (!Number.isInteger(pid) || pid <= 0) return ageOf(path) > TAKING_MS;
  if (host !== hostname()) return ageOf(path) > SILENT_MS;
  if (pid === process.pid) return !held.has(path);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as {readonly code?: unknown}).code === 'ESRCH';
  }
}

/** '' of what is not there any more. */
function holderOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(0, 300);
  } catch {
    return '';
  }
}

/** Milliseconds since it was last touched; 0 of what is not there any more. */
function ageOf(path: string): number {
  const found = statSync(path, {throwIfNoEntry: false});
  return found === undefined ? 0 : Date.now() - found.mtimeMs;
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Removed by hand: nothing is left to show.
  }
}
