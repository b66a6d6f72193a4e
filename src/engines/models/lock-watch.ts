import {type LockFile, readLock} from './lock-file.ts';

/** A lock, and for how long nothing happened to it while we looked. */
export interface WatchedLock extends LockFile {
  readonly silentMs: number;
}

/** After a pause of the whole machine a holder has had no time to show either. */
const LONGEST_GAP_MS = 1000;

/**
 * Looks at a lock again and again. How long its holder has been silent is measured from our first look, by our own clock: the time
 * that stands in the file is of the holder's, which may be minutes off.
 */
export class LockWatch {
  readonly #path: string;
  readonly #now: () => number;
  #last: LockFile | null = null;
  #at = 0;
  #silentMs = 0;

  constructor(path: string, now: () => number) {
    this.#path = path;
    this.#now = now;
  }

  /** Null of what is not there. */
  look(): WatchedLock | null {
    const found = readLock(this.#path);
    const now = this.#now();
    const isSilent = found !== null && this.#last !== null && isSameLock(found, this.#last);
    this.#silentMs = isSilent ? this.#silentMs + Math.min(now - this.#at, LONGEST_GAP_MS) : 0;
    this.#last = found;
    this.#at = now;
    return found === null ? null : {...found, silentMs: this.#silentMs};
  }
}

/** Whether it is of the same holder, who has not shown since. */
export function isSameLock(one: LockFile, other: LockFile): boolean {
  return one.text === other.text && one.mtimeMs === other.mtimeMs;
}
