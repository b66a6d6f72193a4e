import {createHash} from 'node:crypto';
import {mkdirSync} from 'node:fs';
import {crc32} from 'node:zlib';
import type {SegmentKind} from '../image/segment-file.ts';
import {openSegments, type Segments} from '../image/segments.ts';

const KEY = 20;
const CHECK = 4;
const MOST_BYTES = 65_535;

/** Vectors are written down in rounds of so many, so that an interrupted run has not worked for nothing. */
const ROUND = 256;

/**
 * Vectors of one length that a model gave before, by what it was asked: whatever happens to the files, results are right, and
 * at worst they come later.
 */
export class EmbeddingCache {
  readonly #folder: string | null;
  readonly #segments: Segments | null;
  readonly #model: string;
  #fresh: Uint8Array[] = [];
  #broken = false;

  /** `model` names the model with all that its vectors hang on; null as folder keeps nothing. */
  constructor(told: string | null, {model, length}: {readonly model: string; readonly length: number}) {
    // A segment's header has room for records up to this size.
    const folder = kindOf(length).recordBytes > MOST_BYTES ? null : told;
    this.#folder = folder;
    this.#model = model;
    this.#segments = folder === null ? null : openSegments(folder, kindOf(length));
  }

  /** The vector of what `name` names, as long as its file is whole. */
  find(name: string): Float32Array | null {
    for (const found of this.#segments?.find(this.#key(name)).toReversed() ?? []) {
      const bytes = Buffer.from(found);
      if (bytes.readUInt32LE(bytes.length - CHECK) !== crc32(bytes.subarray(0, -CHECK))) continue;
      const vector = new Float32Array((bytes.length - KEY - CHECK) / 4);
      for (let i = 0; i < vector.length; i++) vector[i] = bytes.readFloatLE(KEY + 4 * i);
      return vector;
    }
    return null;
  }

  remember(name: string, vector: Float32Array): void {
    if (this.#folder === null) return;
    const record = Buffer.alloc(KEY + 4 * vector.length + CHECK);
    this.#key(name).copy(record);
    for (const [i, x] of vector.entries()) record.writeFloatLE(x, KEY + 4 * i);
    record.writeUInt32LE(crc32(record.subarray(0, -CHECK)), record.length - CHECK);
    this.#fresh.push(record);
    if (this.#fresh.length >= ROUND) this.flush();
  }

  /** A full or closed disk ends the keeping, not the run. */
  flush(): void {
    if (this.#folder !== null && this.#fresh.length > 0 && !this.#broken) {
      try {
        mkdirSync(this.#folder, {recursive: true});
        this.#segments?.write(this.#fresh);
      } catch {
        this.#broken = true;
      }
    }
    this.#fresh = [];
  }

  close(): void {
    this.flush();
    this.#segments?.close();
  }

  #key(name: string): Buffer {
    return createHash('sha1').update(`${this.#model} ${name}`).digest();
  }
}

/** Vectors of other lengths lie in files of their own. */
function kindOf(length: number): SegmentKind {
  return {name: `vectors${length}`, version: 1, recordBytes: KEY + 4 * length + CHECK, keyBytes: KEY};
}
