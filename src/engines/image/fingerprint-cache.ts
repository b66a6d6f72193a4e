import {hash} from 'node:crypto';
import {mkdirSync} from 'node:fs';
import {crc32} from 'node:zlib';
import {type ImageRecord, isLasting} from './record.ts';
import {decodeRecord, encodeRecord, keyIn, RECORD_BYTES, recordKey} from './record-codec.ts';
import type {SegmentKind} from './segment-file.ts';
import {newerSegments} from './segment-names.ts';
import {openSegments, type Segments} from './segments.ts';

const KEY = 20;
const ID = 20;

const FINGERPRINTS: SegmentKind = {
  name: 'fingerprints',
  version: 1,
  recordBytes: KEY + RECORD_BYTES,
  keyBytes: KEY,
};
/** Which bytes a file held when it had a size, a time and a place on disk. */
const PATHS: SegmentKind = {name: 'paths', version: 1, recordBytes: KEY + ID + 4, keyBytes: KEY};

/** Finished records are written down in rounds of so many, so that an interrupted run has not worked for nothing. */
const ROUND = 256;
/** A file that was written so shortly before it was read may change again without its time telling. */
const SETTLED_MS = 2000;

/** What the system says of a file without a look inside. */
export interface FileFacts {
  readonly path: string;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly inode: bigint;
}

/** Where fingerprints are kept, and the recipe that they were made by, 32 hexadecimal digits. */
export interface KeptIn {
  readonly folder: string;
  readonly policy: string;
}

/** Fingerprints that were made before, kept in a folder. Whatever happens to it, results are right: at worst they come later. */
export class FingerprintCache {
  readonly #folder: string;
  readonly #policy: string;
  readonly #records: Segments;
  readonly #paths: Segments;
  #newRecords: Uint8Array[] = [];
  #newPaths: Uint8Array[] = [];
  #failure: unknown = null;

  constructor({folder, policy}: KeptIn) {
    this.#folder = folder;
    this.#policy = policy;
    this.#records = openSegments(folder, FINGERPRINTS);
    this.#paths = openSegments(folder, PATHS);
  }

  /** Why nothing can be kept any more, or null. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Files that a later version of this program wrote, and that are left as they are. */
  get newer(): number {
    return [FINGERPRINTS, PATHS].reduce((files, kind) => files + newerSegments(this.#folder, kind), 0);
  }

  record(contentId: string): ImageRecord | null {
    const key = recordKey(contentId, this.#policy);
    for (const found of this.#records.find(hashed(key)).toReversed()) {
      const bytes = found.subarray(KEY);
      const record = keyIn(bytes) === key ? decodeRecord(bytes) : null;
      if (record !== null) return record;
    }
    return null;
  }

  /** Name of the bytes that a file holds, as long as nothing about it has changed. */
  contentId(facts: FileFacts): string | null {
    for (const found of this.#paths.find(hashed(nameOf(facts))).toReversed()) {
      const isWhole = Buffer.from(found).readUInt32BE(KEY + ID) === crc32(found.subarray(0, KEY + ID));
      if (isWhole) return Buffer.from(found.subarray(KEY, KEY + ID)).toString('hex');
    }
    return null;
  }

  rememberRecord(record: ImageRecord): void {
    const {contentId} = record;
    if (contentId === null || contentId.startsWith('lfs:') || !isLasting(record)) return;
    const bytes = encodeRecord(record, this.#policy);
    this.#newRecords.push(Buffer.concat([hashed(recordKey(contentId, this.#policy)), bytes]));
    if (this.#newRecords.length >= ROUND) this.flush();
  }

  rememberPath(facts: FileFacts, contentId: string, now: number = Date.now()): void {
    if (!/^[0-9a-f]{40}$/.test(contentId) || now - Number(facts.mtimeNs / 1_000_000n) < SETTLED_MS) return;
    const body = Buffer.concat([hashed(nameOf(facts)), Buffer.from(contentId, 'hex')]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    this.#newPaths.push(Buffer.concat([body, sum]));
  }

  /** Writes what is new. A full or closed disk ends the keeping, not the run. */
  flush(): void {
    if (this.#failure !== null || this.#newRecords.length + this.#newPaths.length === 0) return;
    try {
      mkdirSync(this.#folder, {recursive: true});
      this.#records.write(this.#newRecords);
      this.#paths.write(this.#newPaths);
    } catch (error) {
      this.#failure = error;
    }
    this.#newRecords = [];
    this.#newPaths = [];
  }

  close(): void {
    this.flush();
    this.#records.close();
    this.#paths.close();
  }
}

function hashed(text: string): Buffer {
  return hash('sha1', text, 'buffer');
}

function nameOf({path, size, mtimeNs, inode}: FileFacts): string {
  return `${size} ${mtimeNs} ${inode} ${path}`;
}
