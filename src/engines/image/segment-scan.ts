import type {Segment, SegmentKind} from './segment-file.ts';

/** Records that are read at once: 2 MB of vectors of 512 numbers. */
const AT_ONCE = 1024;
/** Records that are read in a row in the time that it takes to find one. */
const LOOKS = 16;

/** Keys in their order, and where each was asked. */
export interface SortedKeys {
  /** One after the other. */
  readonly bytes: Buffer;
  readonly places: Int32Array;
}

/** Sorts keys of one length by their bytes. O(n log n). */
export function sortedKeys(keys: readonly Uint8Array[], keyBytes: number): SortedKeys {
  // The first six bytes as one number tell nearly all keys apart.
  const heads = Float64Array.from(keys, key => Buffer.from(key.buffer, key.byteOffset, key.length).readUIntBE(0, 6));
  const places = Int32Array.from(keys.keys()).toSorted(
    (a, b) => (heads[a] ?? 0) - (heads[b] ?? 0) || Buffer.compare(keys[a] ?? NONE, keys[b] ?? NONE),
  );
  const bytes = Buffer.alloc(keys.length * keyBytes);
  for (const [i, place] of places.entries()) bytes.set(keys[place] ?? NONE, i * keyBytes);
  return {bytes, places};
}

const NONE = new Uint8Array(0);

/** Whether so many keys are found faster by reading a whole file than one by one. */
export function isWorthScanning({count}: Segment, keys: number): boolean {
  return keys * LOOKS > count;
}

/** Reads a file from its begin to its end and tells of each record that was asked for. O(records + keys). */
export function scanSegment(
  segment: Segment,
  {bytes, places}: SortedKeys,
  {recordBytes, keyBytes}: SegmentKind,
  onFound: (place: number, record: Uint8Array) => void,
): void {
  for (let from = 0, key = 0; from < segment.count && key < places.length; from += AT_ONCE) {
    const n = Math.min(AT_ONCE, segment.count - from);
    const records = segment.records(from, n);
    for (let i = 0; i < n && key < places.length;) {
      const at = i * recordBytes;
      const order = bytes.compare(records, at, at + keyBytes, key * keyBytes, (key + 1) * keyBytes);
      // The same key may have been asked twice.
      if (order === 0) onFound(places[key] ?? 0, records.subarray(at, at + recordBytes));
      if (order <= 0) key++;
      else i++;
    }
  }
}
