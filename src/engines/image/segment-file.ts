import {randomBytes} from 'node:crypto';
import {closeSync, fstatSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync} from 'node:fs';
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

/** Files up to this size are read whole. */
const SMALL = 8 * 1024 * 1024;
const HEADER = 16;

export interface Segment {
  readonly path: string;
  readonly count: number;
  /** The record at a place in order. */
  readonly at: (place: number) => Uint8Array;
  /** Whether the record at a place comes before a key. */
  readonly isBefore: (place: number, key: Uint8Array) => boolean;
  readonly close: () => void;
}

function headerOf({name, version, recordBytes}: SegmentKind): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write(`tagnosis ${name}`.slice(0, 12), 'latin1');
  header.writeUInt16LE(version, 12);
  header.writeUInt16LE(recordBytes, 14);
  return header;
}

/** Null for what cannot be opened, or is something else. A short last record is left out. */
export function opened(path: string, kind: SegmentKind): Segment | null {
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
      const isBefore = (place: number, key: Uint8Array): boolean =>
        comesBefore(whole, HEADER + place * recordBytes, key);
      return {path, count, at, isBefore, close: () => {}};
    }
    const open = file;
    const at = (place: number): Uint8Array => recordAt(open, HEADER + place * recordBytes, recordBytes);
    return {path, count, at, isBefore: (place, key) => comesBefore(at(place), 0, key), close: closer(open)};
  } catch {
    if (file !== null) closer(file)();
    return null;
  }
}

/** Whether bytes from a place on come before others. The first mostly tells, and thousands of views of one file are made nowhere. */
function comesBefore(bytes: Uint8Array, from: number, key: Uint8Array): boolean {
  let i = 0;
  while (i < key.length && bytes[from + i] === key[i]) i++;
  return i < key.length && (bytes[from + i] ?? 0) < (key[i] ?? 0);
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
export function foundIn({count, at, isBefore}: Segment, key: Uint8Array): Uint8Array | null {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(middle, key)) from = middle + 1;
    else to = middle;
  }
  const found = from < count ? at(from) : null;
  return found !== null && Buffer.compare(found.subarray(0, key.length), key) === 0 ? found : null;
}

/** Writes records sorted, under another name until they are whole. */
export function writeSegment(folder: string, kind: SegmentKind, records: readonly Uint8Array[]): void {
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
