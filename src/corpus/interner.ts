const PRIME = 0x01000193;
/** A slot holds hash, number + 1 (0 = free), start and end of the text in the pool: one cache line a look-up. */
const SLOT = 4;
/** So many look-ups make the table pay: before, its loops are not compiled yet and the engine's own map is faster. */
const WARM = 50_000;

/**
 * Numbers texts 0, 1, 2, … in the order in which they are first seen, and finds a range of a longer text without cutting it
 * out: cutting, hashing and looking up in a `Map` cost twice as much once there is much to do, and this is the inner loop of
 * reading captions. Texts stay slices of the captions they were cut from, which are kept anyway. Open addressing with linear probing over FNV-1a of the UTF-16 code units; expected O(length of the range).
 */
export class Interner {
  readonly texts: string[] = [];
  readonly #seed: number;
  readonly #warm: number;
  #few: Map<string, number> | null = new Map();
  #lookups = 0;
  #slots = new Int32Array(0);
  #pool = new Uint16Array(0);
  #used = 0;

  /** The seed keeps hostile captions from being written to collide; numbers do not depend on it. */
  constructor(seed: number = Math.trunc(Math.random() * 2 ** 32), warm: number = WARM) {
    this.#seed = seed | 0;
    this.#warm = warm;
  }

  /** Number of `text.slice(from, to)`; a new text gets the next one. */
  idOf(text: string, from: number, to: number): number {
    if (this.#few !== null) return this.#idOfFew(text.slice(from, to), this.#few);
    const slots = this.#slots;
    let hash = this.#seed;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
    hash ^= hash >>> 15;
    const mask = slots.length - 1;
    let at = (hash * SLOT) & mask;
    for (let id = slots[at + 1] ?? 0; id !== 0; id = slots[at + 1] ?? 0) {
      if (slots[at] === hash && this.#holds(at, text, from, to)) return id - 1;
      at = (at + SLOT) & mask;
    }
    const own = text.slice(from, to);
    this.texts.push(own);
    this.#place(own, this.texts.length, hash, at);
    if (this.texts.length * SLOT * 2 > slots.length) this.#widen();
    return this.texts.length - 1;
  }

  #idOfFew(text: string, few: Map<string, number>): number {
    const known = few.get(text);
    if (++this.#lookups > this.#warm) this.#tabulate();
    if (known !== undefined) return known;
    const id = this.texts.length;
    // What was tabulated a moment ago takes the new text as well.
    if (this.#few === null) return this.idOf(text, 0, text.length);
    few.set(text, id);
    this.texts.push(text);
    return id;
  }

  /** From the map to the table: texts keep their numbers. */
  #tabulate(): void {
    const texts = this.texts.splice(0);
    this.#few = null;
    this.#slots = new Int32Array(4096 * SLOT);
    this.#pool = new Uint16Array(1 << 15);
    for (const text of texts) this.idOf(text, 0, text.length);
  }

  #holds(slot: number, text: string, from: number, to: number): boolean {
    const start = this.#slots[slot + 2] ?? 0;
    if ((this.#slots[slot + 3] ?? 0) - start !== to - from) return false;
    const pool = this.#pool;
    for (let i = from, own = start; i < to; i++, own++) if (pool[own] !== text.charCodeAt(i)) return false;
    return true;
  }

  #place(text: string, number: number, hash: number, at: number): void {
    this.#reserve(text.length);
    this.#slots.set([hash, number, this.#used, this.#used + text.length], at);
    for (let i = 0; i < text.length; i++) this.#pool[this.#used++] = text.charCodeAt(i);
  }

  #reserve(length: number): void {
    if (this.#used + length <= this.#pool.length) return;
    const wider = new Uint16Array(Math.max(this.#pool.length * 2, this.#used + length));
    wider.set(this.#pool);
    this.#pool = wider;
  }

  #widen(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 1] === 0) continue;
      let at = ((old[from] ?? 0) * SLOT) & mask;
      while (slots[at + 1] !== 0) at = (at + SLOT) & mask;
      slots.set(old.subarray(from, from + SLOT), at);
    }
    this.#slots = slots;
  }
}
