import {hash} from 'node:crypto';
import {mkdirSync} from 'node:fs';
import {crc32} from 'node:zlib';
import type {SegmentKind} from '../image/segment-file.ts';
import {openSegments, type Segments} from '../image/segments.ts';

const KEY = 20;
const CHECK = 4;
const MOST_BYTES = 65_535;
/** Nearly every machine stores numbers as the files do. */
const LITTLE: boolean = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

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
  readonly #length: number;
  #fresh: Uint8Array[] = [];
  #broken = false;

  /** `model` names the model with all that its vectors hang on; null as folder keeps nothing. */
  constructor(told: string | null, {model, length}: {readonly model: string; readonly length: number}) {
    // A segment's header has room for records up to this size.
    const folder = kindOf(length).recordBytes > MOST_BYTES ? null : told;
    this.#folder = folder;
    this.#model = model;
    this.#length = length;
    this.#segments = folder === null ? null : openSegments(folder, kindOf(length));
  }

  /** Vectors of what names name, as long as their files are whole; null for what is not known. */
  findAll(names: readonly string[]): Map<string, Float32Array | null> {
    const found = new Map<string, Float32Array | null>(names.map(name => [name, null]));
    const distinct = [...found.keys()];
    const room = rooms(this.#length);
    this.#segments?.findAll(
      distinct.map(name => this.#key(name)),
      (place, record) => {
        const vector = vectorIn(record, room());
        if (vector !== null) found.set(distinct[place] ?? '', vector);
      },
    );
    return found;
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
    return hash('sha1', `${this.#model} ${name}`, 'buffer');
  }
}

/** Null where the record is damaged. `room` is where the numbers go. */
function vectorIn(record: Uint8Array, room: Float32Array): Float32Array | null {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.length);
  const end = bytes.length - CHECK;
  if (bytes.readUInt32LE(end) !== crc32(bytes.subarray(0, end))) return null;
  // Numbers of four bytes cannot be read where they lie, unless by chance.
  if (LITTLE) new Uint8Array(room.buffer, room.byteOffset, end - KEY).set(bytes.subarray(KEY, end));
  else for (let i = 0; i < room.length; i++) room[i] = bytes.readFloatLE(KEY + 4 * i);
  return room;
}

/** Makes room for vectors of one length, many at once: a memory of its own for each takes longer than reading it. */
function rooms(length: number): () => Float32Array {
  let [all, next] = [new Float32Array(0), 0];
  return () => {
    if ((next + 1) * length > all.length) [all, next] = [new Float32Array(ROUND * length), 0];
    return all.subarray(next * length, ++next * length);
  };
}

/** Vectors of other lengths lie in files of their own. */
function kindOf(length: number): SegmentKind {
  return {name: `vectors${length}`, version: 1, recordBytes: KEY + 4 * length + CHECK, keyBytes: KEY};
}
