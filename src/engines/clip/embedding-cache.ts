import {hash} from 'node:crypto';
import {mkdirSync} from 'node:fs';
import {crc32} from 'node:zlib';
import type {ImagePolicy} from '../image/policy.ts';
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

  /** Vectors of what names name, by place, as long as their files are whole; null for what is not known. */
  findAll(names: readonly string[]): (Float32Array | null)[] {
    const found = names.map((): Float32Array | null => null);
    if (this.#segments === null) return found;
    const keys = Buffer.allocUnsafe(names.length * KEY);
    for (const [i, name] of names.entries()) keys.write(this.#digest(name), i * KEY, 'latin1');
    const length = this.#length;
    const copied = copier(length);
    this.#segments.findAll(keys, ({bytes, begins, places}) => {
      const staysThere = canStay(bytes, begins.length * kindOf(length).recordBytes);
      for (const [i, begin] of begins.entries()) {
        const from = begin + KEY;
        if (!isWhole(bytes, begin, from + 4 * length)) continue;
        found[places[i] ?? 0] = staysThere
          ? new Float32Array(bytes.buffer, bytes.byteOffset + from, length)
          : copied(bytes, from);
      }
      return staysThere;
    });
    return found;
  }

  remember(name: string, vector: Float32Array): void {
    if (this.#folder === null) return;
    const record = Buffer.alloc(KEY + 4 * vector.length + CHECK);
    record.write(this.#digest(name), 0, 'latin1');
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

  /** A character for each byte: of many keys, to make a `Buffer` for each takes longer than to hash them. */
  #digest(name: string): string {
    return hash('sha1', `${this.#model} ${name}`, 'binary');
  }
}

/** What a picture is called here: its bytes, and how its pixels are had. */
export function pictureName(
  contentId: string,
  {orientation, alpha}: Pick<ImagePolicy, 'orientation' | 'alpha'>,
): string {
  return `image ${orientation} ${alpha} ${contentId}`;
}

/** Whether a record is as it was written: its check follows on its end. */
function isWhole(bytes: Uint8Array, begin: number, end: number): boolean {
  const [a, b, c, d] = [bytes[end] ?? 0, bytes[end + 1] ?? 0, bytes[end + 2] ?? 0, bytes[end + 3] ?? 0];
  return crc32(bytes.subarray(begin, end)) === ((d << 24) | (c << 16) | (b << 8) | a) >>> 0;
}

/**
 * Whether vectors may lie where they were read, which takes no time: most of the memory is theirs, and every record begins where
 * numbers of four bytes may.
 */
function canStay({buffer, byteOffset}: Uint8Array, wanted: number): boolean {
  return LITTLE && byteOffset % 4 === 0 && 2 * wanted >= buffer.byteLength;
}

/** Copies vectors of one length, to memory for many at once: one of its own for each takes longer to come by than to fill. */
function copier(length: number): (bytes: Uint8Array, from: number) => Float32Array {
  let [numbers, room, next] = [new Float32Array(0), new Uint8Array(0), 0];
  return (bytes, from) => {
    if (next + length > numbers.length) {
      numbers = new Float32Array(ROUND * length);
      [room, next] = [new Uint8Array(numbers.buffer), 0];
    }
    room.set(bytes.subarray(from, from + 4 * length), 4 * next);
    next += length;
    const vector = numbers.subarray(next - length, next);
    if (!LITTLE) Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).swap32();
    return vector;
  };
}

/** Vectors of other lengths lie in files of their own. */
function kindOf(length: number): SegmentKind {
  return {name: `vectors${length}`, version: 1, recordBytes: KEY + 4 * length + CHECK, keyBytes: KEY};
}
