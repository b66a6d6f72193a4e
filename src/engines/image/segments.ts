import {readdirSync, rmSync, statSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import {keepWithin} from './cache-files.ts';
import {foundIn, opened, type Segment, type SegmentKind} from './segment-file.ts';
import {isWorthScanning, scanSegment, sortedKeys} from './segment-scan.ts';
import {writeSegment} from './write-segment.ts';

/** From so many files on they are made one. */
const MOST_FILES = 8;
/** Joined files stay below this size: the oldest can go one by one, and joining never rewrites much. */
const MOST_JOINED = 64 * 2 ** 20;
/** Files that are used are marked so no oftener than this. */
const MARKED_MS = 24 * 3600 * 1000;

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

  constructor(folder: string, kind: SegmentKind) {
    this.#folder = folder;
    this.#kind = kind;
    this.#segments = filesOf(folder, kind).flatMap(path => opened(path, kind) ?? []);
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
   * Tells of each record with one of many keys, by the place of the key, the newest record last. Where many are asked for files are
   * read from begin to end.
   */
  findAll(keys: readonly Uint8Array[], onFound: (place: number, record: Uint8Array) => void): void {
    const sorted = sortedKeys(keys, this.#kind.keyBytes);
    for (const segment of this.#segments) {
      const found = (place: number, record: Uint8Array): void => {
        this.#used.add(segment);
        onFound(place, record);
      };
      if (isWorthScanning(segment, keys.length)) scanSegment(segment, sorted, this.#kind, found);
      else {
        for (const [place, key] of keys.entries()) {
          const record = foundIn(segment, key);
          if (record !== null) found(place, record);
        }
      }
    }
  }

  /**
   * Writes records as a file of its own; joins files when there are many, and removes the longest unused ones where the whole
   * cache is too large. Throws what the disk throws.
   */
  write(records: readonly Uint8Array[]): void {
    if (records.length === 0) return;
    writeSegment(this.#folder, this.#kind, Buffer.concat(records));
    if (filesOf(this.#folder, this.#kind).length > MOST_FILES) this.#join();
    keepWithin(this.#folder);
  }

  close(): void {
    for (const {close} of this.#segments) close();
    markUsed(this.#segments.filter(segment => this.#used.has(segment)));
  }

  #join(): void {
    const files = small(filesOf(this.#folder, this.#kind)).flatMap(path => opened(path, this.#kind) ?? []);
    if (files.length < 2) {
      for (const {close} of files) close();
      return;
    }
    // What is newest comes last, and so is what stays of records with one key.
    writeSegment(this.#folder, this.#kind, Buffer.concat(files.map(({all}) => all())));
    for (const {path, close} of files) {
      close();
      rmSync(path, {force: true});
    }
  }
}

/** Paths by age, the oldest first. */
function filesOf(folder: string, {name, version}: SegmentKind): string[] {
  const ours = new RegExp(`^${name}-${version}-[0-9a-f]{16}\\.seg$`);
  const aged = names(folder)
    .filter(file => ours.test(file))
    .map(file => ({path: join(folder, file), age: ageOf(join(folder, file))}));
  return aged.toSorted((a, b) => a.age - b.age || (a.path < b.path ? -1 : 1)).map(({path}) => path);
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function ageOf(path: string): number {
  return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0;
}

/**
 * The smallest files in their order, up to one that is larger than all of them: what is joined lies in a file of twice the size
 * then, so that a record is written O(log records) times however small the rounds are.
 */
function small(paths: readonly string[]): string[] {
  const sized = paths.map(path => ({path, bytes: statSync(path, {throwIfNoEntry: false})?.size ?? 0}));
  const chosen = new Set<string>();
  let total = 0;
  for (const {path, bytes} of sized.toSorted((a, b) => a.bytes - b.bytes)) {
    if (total + bytes > MOST_JOINED || (chosen.size >= 2 && bytes > total)) break;
    total += bytes;
    chosen.add(path);
  }
  return paths.filter(path => chosen.has(path));
}

/** A file's time tells when it was last of use: the longest unused go first. Their order among each other stays. */
function markUsed(used: readonly Segment[], now: number = Date.now()): void {
  if (used.every(({path}) => now - ageOf(path) < MARKED_MS)) return;
  for (const [i, {path}] of used.entries()) {
    const time = new Date(now - used.length + i);
    try {
      utimesSync(path, time, time);
    } catch {
      // Another process joined it, or the folder is only to be read.
    }
  }
}
