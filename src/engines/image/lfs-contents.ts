import {mkdirSync} from 'node:fs';
import {crc32} from 'node:zlib';
import type {SegmentKind} from './segment-file.ts';
import {openSegments, type Segments} from './segments.ts';

/** What a pointer of Git LFS stands for: SHA-256 and bytes of a file. */
export interface LfsPointer {
  readonly oid: string;
  readonly size: number;
}

/** What was seen of the file. */
export interface LfsContent {
  /** What Git would call it: the name by which the cache knows images. */
  readonly blob: string;
  /** Its first bytes, which tell a format. */
  readonly head: Uint8Array;
}

const OID = 32;
const SIZE = 6;
const BLOB = 20;
/** First bytes that are kept. */
export const HEAD_BYTES = 32;
const AT = {size: OID, blob: OID + SIZE, head: OID + SIZE + BLOB, crc: OID + SIZE + BLOB + HEAD_BYTES} as const;
const RECORD = AT.crc + 4;

const CONTENTS: SegmentKind = {name: 'contents', version: 1, recordBytes: RECORD, keyBytes: OID};

/** Larger sizes do not fit into a record; nothing as large is decoded. */
const MOST_BYTES = 2 ** 40;

/**
 * Which bytes stood behind pointers of Git LFS, kept beside fingerprints: what was seen of a file is found again where only its pointer
 * is here. Whoever remembers must have checked size and SHA-256 of the bytes, else a pointer could be given what another file shows.
 */
export class LfsContents {
  readonly #folder: string;
  readonly #segments: Segments;
  #fresh: Uint8Array[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    this.#segments = openSegments(folder, CONTENTS);
  }

  /** Null for what nobody saw, or what was written down of it is not whole. */
  find({oid, size}: LfsPointer): LfsContent | null {
    for (const found of this.#segments.find(Buffer.from(oid, 'hex')).toReversed()) {
      const bytes = Buffer.from(found);
      const isWhole = bytes.readUInt32BE(AT.crc) === crc32(bytes.subarray(0, AT.crc));
      if (!isWhole || bytes.readUIntBE(AT.size, SIZE) !== size) continue;
      const head = bytes.subarray(AT.head, AT.head + Math.min(size, HEAD_BYTES));
      return {blob: bytes.toString('hex', AT.blob, AT.blob + BLOB), head};
    }
    return null;
  }

  remember({oid, size}: LfsPointer, {blob, head}: LfsContent): void {
    if (size > MOST_BYTES) return;
    const record = Buffer.alloc(RECORD);
    record.write(oid, 'hex');
    record.writeUIntBE(size, AT.size, SIZE);
    record.write(blob, AT.blob, 'hex');
    record.set(head.subarray(0, HEAD_BYTES), AT.head);
    record.writeUInt32BE(crc32(record.subarray(0, AT.crc)), AT.crc);
    this.#fresh.push(record);
  }

  /** Writes what is new. A full or closed disk ends the keeping, not the run. */
  close(): void {
    try {
      if (this.#fresh.length > 0) mkdirSync(this.#folder, {recursive: true});
      this.#segments.write(this.#fresh);
    } catch {
      // The next run that has the files sees them again.
    }
    this.#fresh = [];
    this.#segments.close();
  }
}
