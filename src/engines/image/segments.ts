import {randomBytes} from 'node:crypto';
import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';

/** Records of one length, sorted by their first bytes, in files that are written once and never changed. */
export interface SegmentKind {
  /** Begins the names of its files. */
  readonly name: string;
  /** Raised when records are laid out otherwise. */
  readonly version: number;
  readonly recordBytes: number;
  /** Bytes of the key, at the start of each record. */
  readonly keyBytes: number;
}

/** From so many files on they are made one. */
const MOST_FILES = 8;
/** Files up to this size are read whole. */
const SMALL = 8 * 1024 * 1024;
const HEADER = 16;

/** Opens what there is of a kind. What cannot be read is as if it were not there. */
export function openSegments(folder: string, kind: SegmentKind): Segments {
  return new Segments(folder, kind);
}

interface Segment {
  readonly path: string;
  readonly count: number;
  /** The record at a place in order. */
  readonly at: (place: number) => Uint8Array;
  readonly close: () => void;
}

/**
 * Any number of processes may read and write at once: a file appears whole by its renaming, and what another process removed
 * was joined into a file of its own before. A damaged file costs a second look at what it held, no more.
 */
export class Segments {
  readonly #folder: string;
  readonly #kind: SegmentKind;
  readonly #segments: readonly Segment[];

  constructor(folder: string, kind: SegmentKind) {
    this.#folder = folder;
    this.#kind = kind;
    this.#segments = filesOf(folder, kind).flatMap(path => opened(path, kind) ?? []);
  }

  /** Records with a key, the newest last; more than one when they were written by several processes. */
  find(key: Uint8Array): Uint8Array[] {
    return this.#segments.flatMap(segment => foundIn(segment, key) ?? []);
  }

  /** Writes records as a file of its own; joins files when there are many. Throws what the disk throws. */
  write(records: readonly Uint8Array[]): void {
    if (records.length === 0) return;
    writeSegment(this.#folder, this.#kind, records);
    if (filesOf(this.#folder, this.#kind).length > MOST_FILES) this.#join();
  }

  close(): void {
    for (const {close} of this.#segments) close();
  }

  #join(): void {
    const files = filesOf(this.#folder, this.#kind).flatMap(path => opened(path, this.#kind) ?? []);
    const latest = new Map<string, Uint8Array>();
    for (const {count, at} of files) {
      for (let place = 0; place < count; place++) {
        const record = at(place);
        latest.set(Buffer.from(record.subarray(0, this.#kind.keyBytes)).toString('latin1'), record);
      }
    }
    writeSegment(this.#folder, this.#kind, [...latest.values()]);
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

function headerOf({name, version, recordBytes}: SegmentKind): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write(`tagnosis ${name}`.slice(0, 12), 'latin1');
  header.writeUInt16LE(version, 12);
  header.writeUInt16LE(recordBytes, 14);
  return header;
}

/** Null for what cannot be opened, or is something else. A short last record is left out. */
function opened(path: string, kind: SegmentKind): Segment | null {
  const {recordBytes} = kind;
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const {size} = fstatSync(file);
    const whole = size <= SMALL ? readFileSync(file) : null;
    const header = Buffer.alloc(HEADER);
    if (whole === null) readSync(file, header, 0, HEADER, 0);
    else whole.copy(header, 0, 0, HEADER);
    const count = Math.max(0, Math.floor(((whole?.length ?? size) - HEADER) / recordBytes));
    if (!header.equals(headerOf(kind))) {
      closeSync(file);
      return null;
    }
    if (whole !== null) {
      closeSync(file);
      const at = (place: number): Uint8Array =>
        whole.subarray(HEADER + place * recordBytes, HEADER + (place + 1) * recordBytes);
      return {path, count, at, close: () => {}};
    }
    return {
      path,
      count,
      at: place => recordAt(file ?? 0, HEADER + place * recordBytes, recordBytes),
      close: closer(file),
    };
  } catch {
    if (file !== null) closer(file)();
    return null;
  }
}

function recordAt(file: number, from: number, length: number): Uint8Array {
  const record = Buffer.alloc(length);
  readSync(file, record, 0, length, from);
  return record;
}

function closer(file: number): () => void {
  return () => {
    try {
      closeSync(file);
    } catch {
      // It was closed before.
    }
  };
}

/** By halving: O(log count) looks. */
function foundIn({count, at}: Segment, key: Uint8Array): Uint8Array | null {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (Buffer.compare(at(middle).subarray(0, key.length), key) < 0) from = middle + 1;
    else to = middle;
  }
  const found = from < count ? at(from) : null;
  return found !== null && Buffer.compare(found.subarray(0, key.length), key) === 0 ? found : null;
}

function writeSegment(folder: string, kind: SegmentKind, records: readonly Uint8Array[]): void {
  const sorted = records.toSorted((a, b) => Buffer.compare(a.subarray(0, kind.keyBytes), b.subarray(0, kind.keyBytes)));
  const name = `${kind.name}-${kind.version}-${randomBytes(8).toString('hex')}`;
  const beside = join(folder, `${name}.tmp`);
  try {
    writeFileSync(beside, Buffer.concat([headerOf(kind), ...sorted]), {flush: true});
    renameSync(beside, join(folder, `${name}.seg`));
  } catch (error) {
    rmSync(beside, {force: true});
    throw error;
  }
}
