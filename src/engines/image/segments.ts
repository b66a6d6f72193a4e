import {statSync, utimesSync} from 'node:fs';
import {keepPartWithin, partOf, tryToRemove} from './cache-files.ts';
import {foundIn, HEADER_BYTES, isOfKind, opened, type Segment, type SegmentKind} from './segment-file.ts';
import {type NamedSegment, nextNumber, segmentsIn} from './segment-names.ts';
import {runToJoin} from './segment-run.ts';
import {isWorthScanning, type OnRecords, scanSegment} from './segment-scan.ts';
import {sortedKeys} from './sorted-keys.ts';
import {writeSegment} from './write-segment.ts';

/** Files that are used are marked so no oftener than this. */
const MARKED_MS: number = 24 * 3600 * 1000;
/** The cache is kept within its limits when it is closed, and each time when so much was written before. */
const UNCHECKED_BYTES: number = 64 * 2 ** 20;

/** Opens what there is of a kind. What cannot be read is as if it were not there. */
export function openSegments(folder: string, kind: SegmentKind): Segments {
  return new Segments(folder, kind);
}

/**
 * Any number of processes may read and write at once: a file appears whole by its renaming, and what another process removed
 * was joined into a file of its own before. A damaged file costs a second look at what it held, no more.
 */
export class Segments {
  readonly #folder: string;
  readonly #kind: SegmentKind;
  readonly #segments: readonly Segment[];
  readonly #used = new Set<Segment>();
  /** Paths of files that are not joined: they begin as something else, or cannot be removed. */
  readonly #left = new Set<string>();
  /** Written since the cache was last kept within its limits. */
  #unchecked = 0;

  constructor(folder: string, kind: SegmentKind) {
    this.#folder = folder;
    this.#kind = kind;
    this.#segments = segmentsIn(folder, kind).flatMap(({path}) => opened(path, kind) ?? []);
  }

  /** Records with a key, the newest last; more than one when they were written by several processes. */
  find(key: Uint8Array): Uint8Array[] {
    return this.#segments.flatMap(segment => {
      const found = foundIn(segment, key);
      if (found !== null) this.#used.add(segment);
      return found ?? [];
    });
  }

  /**
   * Tells of the records with some of many keys, which lie one after the other, by the place of the key; the newest last. Where many
   * are asked for files are read from begin to end.
   */
  findAll(keys: Buffer, onRecords: OnRecords): void {
    const {keyBytes} = this.#kind;
    const n = Math.floor(keys.length / keyBytes);
    const sorted = sortedKeys(keys, keyBytes);
    for (const segment of this.#segments) {
      const told: OnRecords = found => {
        this.#used.add(segment);
        return onRecords(found);
      };
      if (isWorthScanning(segment, n)) scanSegment(segment, sorted, this.#kind, told);
      else {
        for (let place = 0; place < n; place++) {
          const bytes = foundIn(segment, keys.subarray(place * keyBytes, (place + 1) * keyBytes));
          if (bytes !== null) told({bytes, begins: [0], places: [place]});
        }
      }
    }
  }

  /** Writes records as a file of its own, and joins files when there are many. Throws what the disk throws. */
  write(records: readonly Uint8Array[]): void {
    if (records.length === 0) return;
    const before = segmentsIn(this.#folder, this.#kind);
    const written = this.#write(nextNumber(before), records);
    this.#join([...before, written]);
    this.#unchecked += written.bytes;
    if (this.#unchecked >= UNCHECKED_BYTES) this.#keepWithin();
  }

  /** Where something was written, removes the longest unused files if the cache is too large. */
  close(): void {
    for (const {close} of this.#segments) close();
    markUsed(this.#segments.filter(segment => this.#used.has(segment)));
    if (this.#unchecked > 0) this.#keepWithin();
  }

  #keepWithin(): void {
    this.#unchecked = 0;
    keepPartWithin(this.#folder, partOf(this.#kind.name));
  }

  #write(number: number, records: readonly Uint8Array[]): NamedSegment {
    return writeSegment({folder: this.#folder, kind: this.#kind, number}, Buffer.concat(records));
  }

  #join(all: readonly NamedSegment[]): void {
    const run = this.#runOf(all);
    const files = run.flatMap(({path}) => opened(path, this.#kind) ?? []);
    try {
      // Where one is gone another process joins them just now, and those that are left may be no neighbours.
      if (files.length < run.length || files.length < 2) return;
      // What is newest comes last, and so is what stays of records with one key.
      const records = files.map(segment => segment.all());
      this.#write(run.at(-1)?.number ?? 0, records);
    } finally {
      for (const {close} of files) close();
    }
    for (const {path} of run) if (!tryToRemove(path)) this.#left.add(path);
  }

  /** What to join of files that can be read. Those that were cut off before their first record go, others stay as they are. */
  #runOf(all: readonly NamedSegment[]): readonly NamedSegment[] {
    const ours = all.filter(({path, bytes}) => bytes >= HEADER_BYTES && !this.#left.has(path));
    for (const {path, bytes} of all) if (bytes < HEADER_BYTES) tryToRemove(path);
    if (runToJoin(ours).length === 0) return [];
    for (const {path} of ours) if (!isOfKind(path, this.#kind)) this.#left.add(path);
    return runToJoin(ours.filter(({path}) => !this.#left.has(path)));
  }
}

/** A file's time tells when it was last of use: the longest unused go first. Their order among each other stays. */
function markUsed(used: readonly Segment[], now: number = Date.now()): void {
  if (used.every(({path}) => now - timeOf(path) < MARKED_MS)) return;
  for (const [i, {path}] of used.entries()) {
    const time = new Date(now - used.length + i);
    try {
      utimesSync(path, time, time);
    } catch {
      // Another process joined it, or the folder is only to be read.
    }
  }
}

function timeOf(path: string): number {
  return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0;
}
