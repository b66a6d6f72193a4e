import {randomUUID} from 'node:crypto';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import {createLock, readLock, removeLock, touchLock} from './lock-file.ts';
import {isSameLock, LockWatch, type WatchedLock} from './lock-watch.ts';

/** Another process that fetches the same model is waited for, as long as it lives. */
const WAIT_MS = 200;
/** A lock shows so often that its holder lives, and is dead after so long without, whatever its number is here. */
const BEAT_MS = 5000;
const SILENT_MS = 60_000;
/** With a number that is unknown here, so long is enough; it may be known in another container with the name of this one. */
const UNKNOWN_MS = 2 * BEAT_MS;
/** Nobody takes longer to write a lock, or to put a dead one aside. */
const TAKING_MS = 10_000;
/** Locks of this process: in containers a process that was killed had the number that we have now. */
const held = new Set<string>();

/** How time passes. For tests. */
export interface LockTime {
  /** Milliseconds of a clock that nobody sets. */
  readonly now: () => number;
  readonly pause: (millis: number) => Promise<unknown>;
  /** Calls it again and again, until what is returned is called. */
  readonly every: (millis: number, call: () => void) => () => void;
}

const TIME: LockTime = {
  now: () => performance.now(),
  pause,
  every: (millis, call) => {
    const timer = setInterval(call, millis).unref();
    return () => clearInterval(timer);
  },
};

export interface AloneOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told once, when another process has to be waited for, or one that may be dead: its number and its machine. */
  readonly onWait?: ((holder: string) => void) | undefined;
  /** Told once, when the folder is not ours any more: this process stood still for so long that another took it for dead. */
  readonly onLost?: (() => void) | undefined;
  readonly time?: LockTime | undefined;
}

/** Holds a folder against other processes; what a dead one left behind is no hindrance. */
export async function alone(folder: string, options: AloneOptions = {}): Promise<() => void> {
  const {signal, onWait, time = TIME} = options;
  const path = join(folder, '.lock');
  const own = `${process.pid} ${hostname()} ${randomUUID()}`;
  const lock = new LockWatch(path, time.now);
  const taking = new LockWatch(`${path}.taking`, time.now);
  let told = false;
  for (;;) {
    signal?.throwIfAborted();
    if (createLock(path, own)) return holding(path, own, {...options, time});
    const found = lock.look();
    if (found === null) continue;
    if (found.silentMs >= longestSilence(found.text) && putAside(path, found, {own, taking})) continue;
    if (!told) onWait?.(found.text.split(' ').slice(0, 2).join(' '));
    told = true;
    await time.pause(WAIT_MS);
  }
}

interface Holding extends AloneOptions {
  readonly time: LockTime;
}

/** Shows and removes the lock only while it is the one that we created: another may have taken it for dead. */
function holding(path: string, own: string, {time, onLost}: Holding): () => void {
  held.add(own);
  const stop = time.every(BEAT_MS, () => {
    const text = readLock(path)?.text;
    if (text === own) touchLock(path);
    // One that cannot be read this moment says nothing.
    if (text === own || text === '') return;
    stop();
    onLost?.();
  });
  return () => {
    stop();
    held.delete(own);
    removeLock(path, ({text}) => text === own);
  };
}

/** For how many milliseconds a lock may be silent until its holder is dead. */
function longestSilence(text: string): number {
  if (held.has(text)) return Infinity;
  const [told = '', host = hostname()] = text.split(' ');
  const pid = Number(told);
  // A file without a number was created this moment.
  if (!Number.isInteger(pid) || pid <= 0) return TAKING_MS;
  // A number that is in use may be that of somebody else, since a restart.
  return host !== hostname() || isInUse(pid) ? SILENT_MS : UNKNOWN_MS;
}

/** Our own number is in use by us, who hold other locks. */
function isInUse(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as {readonly code?: unknown}).code !== 'ESRCH';
  }
}

interface Taking {
  readonly own: string;
  readonly taking: LockWatch;
}

/**
 * Removes the lock of a dead process; whether it did. Only who holds a second lock may, and looks again under it: of two that
 * found it dead the slower would else remove what the faster has created since.
 */
function putAside(path: string, dead: WatchedLock, {own, taking}: Taking): boolean {
  const second = `${path}.taking`;
  if (!createLock(second, own)) {
    const other = taking.look();
    // Whoever died while it did so, which takes no time.
    if (other !== null && other.silentMs >= TAKING_MS) removeLock(second, found => isSameLock(found, other));
    return false;
  }
  try {
    return removeLock(path, found => isSameLock(found, dead));
  } finally {
    removeLock(second, ({text}) => text === own);
  }
}
