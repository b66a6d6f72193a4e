import type {Segment, SegmentKind} from './segment-file.ts';
import {type SortedKeys, uint32At} from './sorted-keys.ts';

/** Records that are read at once: 2 MB of vectors of 512 numbers. */
const AT_ONCE = 1024;
/** Bytes that are read at once where most are wanted and stay: a whole file, mostly. */
const MOST_BYTES: number = 64 * 2 ** 20;
/** Records that are read in a row in the time that it takes to find one. */
const LOOKS = 16;

/** Records that were asked for, among bytes that may hold others too. */
interface FoundRecords {
  readonly bytes: Uint8Array;
  /** Where each begins. */
  readonly begins: readonly number[];
  /** The place of the key of each. */
  readonly places: readonly number[];
}

/** Whether the bytes are kept; else others are read in their stead. */
export type OnRecords = (found: FoundRecords) => boolean;

/** Whether so many keys are found faster by reading a whole file than one by one. */
export function isWorthScanning({count}: Segment, keys: number): boolean {
  return keys * LOOKS > count;
}

/** Reads a file from its begin to its end and tells of the records that were asked for. O(records + keys). */
export function scanSegment(segment: Segment, keys: SortedKeys, kind: SegmentKind, onRecords: OnRecords): void {
  const areMostWanted = 2 * keys.places.length >= segment.count;
  const atOnce = Math.max(AT_ONCE, areMostWanted ? Math.floor(MOST_BYTES / kind.recordBytes) : 0);
  let room: Buffer | null = null;
  for (let from = 0, key = 0; from < segment.count && key < keys.places.length; from += atOnce) {
    // New memory takes longer to come by than to fill.
    room ??= Buffer.allocUnsafeSlow(Math.min(atOnce, segment.count) * kind.recordBytes);
    const bytes = segment.records(from, Math.min(atOnce, segment.count - from), room);
    const {next, ...found} = among(bytes, keys, key, kind);
    if (found.places.length > 0 && onRecords(found)) room = null;
    key = next;
  }
}

/** Those that were asked for among records in order, from a key on; and the first key that comes after them. */
function among(
  bytes: Uint8Array,
  {keys, begins, places}: SortedKeys,
  first: number,
  {recordBytes, keyBytes}: SegmentKind,
): FoundRecords & {readonly next: number} {
  const found: {begins: number[]; places: number[]} = {begins: [], places: []};
  let next = first;
  for (let at = 0; at < bytes.length && next < places.length;) {
    const place = places[next] ?? 0;
    const key = place * keyBytes;
    // Where begins differ, nothing is called to compare the rest.
    const order =
      (begins[next] ?? 0) - uint32At(bytes, at) || keys.compare(bytes, at, at + keyBytes, key, key + keyBytes);
    if (order === 0) {
      found.begins.push(at);
      found.places.push(place);
    }
    // The same key may have been asked twice.
    if (order <= 0) next++;
    else at += recordBytes;
  }
  return {bytes, ...found, next};
}
