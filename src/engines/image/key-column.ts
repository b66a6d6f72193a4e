import {readSync} from 'node:fs';

/** Bytes that are read at a time. */
const CHUNK = 1024 * 1024;

interface Records {
  readonly file: number;
  /** Where the first one lies. */
  readonly begin: number;
  readonly count: number;
  readonly recordBytes: number;
}

/** The first four bytes of every key of a file, as numbers: keys are hashes, and these nearly always tell them apart. */
export class KeyColumn {
  readonly #begins: Uint32Array;

  private constructor(begins: Uint32Array) {
    this.#begins = begins;
  }

  static read({file, begin, count, recordBytes}: Records): KeyColumn {
    const begins = new Uint32Array(count);
    const records = Math.max(1, Math.floor(CHUNK / recordBytes));
    const chunk = Buffer.alloc(records * recordBytes);
    for (let from = 0; from < count; from += records) {
      readSync(file, chunk, 0, chunk.length, begin + from * recordBytes);
      const to = Math.min(count, from + records);
      for (let place = from; place < to; place++) begins[place] = chunk.readUInt32BE((place - from) * recordBytes);
    }
    return new KeyColumn(begins);
  }

  /** Negative where the record at a place comes before a key, positive where it comes after it, 0 where only the rest can tell. */
  compare(place: number, key: Uint8Array): number {
    const begin = this.#begins[place] ?? 0;
    const wanted = (((key[0] ?? 0) << 24) | ((key[1] ?? 0) << 16) | ((key[2] ?? 0) << 8) | (key[3] ?? 0)) >>> 0;
    return begin - wanted;
  }
}
