import {closeSync, fstatSync, openSync, readFileSync, readSync} from 'node:fs';
import {KeyColumn} from './key-column.ts';

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
export const HEADER_BYTES = 16;
/** A look into a file takes as long as reading so many bytes of it in a row. */
const LOOK_BYTES = 8192;

export interface Segment {
  readonly path: string;
  readonly count: number;
  /** The record at a place in order. */
  readonly at: (place: number) => Uint8Array;
  /** So many records from a place on, one after another; in `room`, which holds as many, where they are not in memory yet. */
  readonly records: (place: number, count: number, room: Buffer) => Uint8Array;
  /** Whether the record at a place comes before a key. */
  readonly isBefore: (place: number, key: Uint8Array) => boolean;
  /** All records, one after another. */
  readonly all: () => Uint8Array;
  readonly close: () => void;
}

export function headerOf({name, version, recordBytes}: SegmentKind): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(`tagnosis ${name}`.slice(0, 12), 'latin1');
  header.writeUInt16LE(version, 12);
  header.writeUInt16LE(recordBytes, 14);
  return header;
}

/** Whether a file begins as those of a kind do; what cannot be opened does not. */
export function isOfKind(path: string, kind: SegmentKind): boolean {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(file, header, 0, HEADER_BYTES, 0);
    return header.equals(headerOf(kind));
  } catch {
    return false;
  } finally {
    if (file !== null) closer(file)();
  }
}

/** Null for what cannot be opened, or is something else. A short last record is left out. */
export function opened(path: string, kind: SegmentKind): Segment | null {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const {size} = fstatSync(file);
    const whole = size <= SMALL ? readFileSync(file) : null;
    const header = Buffer.alloc(HEADER_BYTES);
    if (whole === null) readSync(file, header, 0, HEADER_BYTES, 0);
    else whole.copy(header, 0, 0, HEADER_BYTES);
    const count = Math.max(0, Math.floor(((whole?.length ?? size) - HEADER_BYTES) / kind.recordBytes));
    if (whole !== null || !header.equals(headerOf(kind))) closeSync(file);
    if (!header.equals(headerOf(kind))) return null;
    return {path, count, ...(whole === null ? onDisk(file, count, kind) : inMemory(whole, count, kind))};
  } catch {
    if (file !== null) closer(file)();
    return null;
  }
}

type Access = Omit<Segment, 'path' | 'count'>;

function inMemory(whole: Uint8Array, count: number, {recordBytes}: SegmentKind): Access {
  const placeOf = (place: number): number => HEADER_BYTES + place * recordBytes;
  return {
    at: place => whole.subarray(placeOf(place), placeOf(place + 1)),
    records: (place, n) => whole.subarray(placeOf(place), placeOf(place + n)),
    isBefore: (place, key) => comesBefore(whole, placeOf(place), key),
    all: () => whole.subarray(HEADER_BYTES, placeOf(count)),
    close: () => {},
  };
}

/** A few looks read what they need. Of many, the begins of all keys are read first: a record is then found by one look. */
function onDisk(file: number, count: number, {recordBytes, keyBytes}: SegmentKind): Access {
  const probe = Buffer.alloc(keyBytes);
  let looks = 0;
  let column: KeyColumn | null = null;
  const read = (place: number, records: number, room: Buffer = Buffer.alloc(records * recordBytes)): Uint8Array => {
    const bytes = room.subarray(0, records * recordBytes);
    const got = readSync(file, bytes, 0, bytes.length, HEADER_BYTES + place * recordBytes);
    // Of a file that was cut meanwhile, what is missing.
    return got < bytes.length ? bytes.fill(0, got) : bytes;
  };
  return {
    at: place => read(place, 1),
    records: read,
    all: () => read(0, count),
    isBefore: (place, key) => {
      if (column === null && ++looks * LOOK_BYTES > count * recordBytes)
        column = KeyColumn.read({file, begin: HEADER_BYTES, count, recordBytes});
      const order = column?.compare(place, key) ?? 0;
      if (order !== 0) return order < 0;
      readSync(file, probe, 0, keyBytes, HEADER_BYTES + place * recordBytes);
      return comesBefore(probe, 0, key);
    },
    close: closer(file),
  };
}

/** Whether bytes from a place on come before others. The first mostly tells, and thousands of views of one file are made nowhere. */
function comesBefore(bytes: Uint8Array, from: number, key: Uint8Array): boolean {
  let i = 0;
  while (i < key.length && bytes[from + i] === key[i]) i++;
  return i < key.length && (bytes[from + i] ?? 0) < (key[i] ?? 0);
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
  // Whether it is the one asked for is mostly told without a copy of it.
  if (from === count) return null;
  const found = at(from);
  return Buffer.compare(found.subarray(0, key.length), key) === 0 ? found : null;
}
