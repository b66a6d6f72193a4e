import {createHash} from 'node:crypto';
import type {SegmentKind} from '../../src/engines/image/segment-file.ts';
import {openSegments} from '../../src/engines/image/segments.ts';

const keyOf = (n: number): Buffer => createHash('sha1').update(String(n)).digest();

/** A record of the cache under the key of a number, with a value behind the key. */
export function numberedRecord({recordBytes}: SegmentKind, n: number, value: number = n): Buffer {
  const bytes = Buffer.alloc(recordBytes);
  keyOf(n).copy(bytes);
  bytes.writeUInt32LE(value, 20);
  return bytes;
}

/** The value that was written last under the key of a number, as far as the cache can tell. */
export function newestOf(folder: string, kind: SegmentKind, n: number): number | null {
  const segments = openSegments(folder, kind);
  const newest = segments.find(keyOf(n)).at(-1);
  segments.close();
  return newest === undefined ? null : Buffer.from(newest).readUInt32LE(20);
}
