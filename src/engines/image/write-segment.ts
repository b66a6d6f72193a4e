import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {HEADER_BYTES, headerOf, type SegmentKind} from './segment-file.ts';
import {type NamedSegment, segmentName} from './segment-names.ts';

/** Records that are put in order and written at a time. */
const AT_ONCE = 1024;

interface SegmentPlace {
  readonly folder: string;
  readonly kind: SegmentKind;
  /** Its place among the files of its kind, in the order in which they were written. */
  readonly number: number;
}

/**
 * Writes records, which lie one after another in `records`, sorted; of several with one key the last. Under another name until
 * they are whole. O(n log n), with no object a record: files of 64 MB are joined while images are looked at.
 */
export function writeSegment({folder, kind, number}: SegmentPlace, records: Buffer): NamedSegment {
  const name = segmentName(kind, number);
  const beside = join(folder, `${name}.tmp`);
  try {
    const bytes = writeWhole(beside, kind, records);
    const path = join(folder, `${name}.seg`);
    renameSync(beside, path);
    return {path, bytes, number};
  } catch (error) {
    rmSync(beside, {force: true});
    throw error;
  }
}

function writeWhole(path: string, kind: SegmentKind, records: Buffer): number {
  const {recordBytes} = kind;
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, headerOf(kind));
    const places = inOrder(records, kind);
    const chunk = Buffer.alloc(AT_ONCE * recordBytes);
    for (let from = 0; from < places.length; from += AT_ONCE) {
      let end = 0;
      for (const place of places.subarray(from, from + AT_ONCE))
        end += records.copy(chunk, end, place * recordBytes, (place + 1) * recordBytes);
      writeFileSync(file, chunk.subarray(0, end));
    }
    fsyncSync(file);
    return HEADER_BYTES + places.length * recordBytes;
  } finally {
    closeSync(file);
  }
}

/** Places of records by their keys; of equal keys the last alone. */
function inOrder(records: Buffer, {recordBytes, keyBytes}: SegmentKind): Uint32Array {
  const begins = new Uint32Array(Math.floor(records.length / recordBytes));
  for (let i = 0; i < begins.length; i++) begins[i] = records.readUInt32BE(i * recordBytes);
  const keys = (a: number, b: number): number => {
    const [x, y] = [a * recordBytes, b * recordBytes];
    return records.compare(records, y, y + keyBytes, x, x + keyBytes);
  };
  const order = Uint32Array.from(begins.keys()).toSorted(
    (a, b) => (begins[a] ?? 0) - (begins[b] ?? 0) || keys(a, b) || a - b,
  );
  return order.filter((place, i) => i + 1 === order.length || keys(place, order[i + 1] ?? 0) !== 0);
}
