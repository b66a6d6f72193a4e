const PRIME = 0x01000193;
/** A slot holds hash, number + 1 (0 = free), start and end of the text in the pool: one cache line a look-up. */
const SLOT = 4;

/**
 * Numbers texts 0, 1, 2, … in the order in which they are first seen, and finds a range of a longer text without cutting it
 * out: cutting, hashing and looking up in a `Map` cost three times as much, and this is the inner loop of reading captions.
 * Open addressing with linear probing over FNV-1a of the UTF-16 code units; expected O(length of the range).
 */
export class Interner {
  readonly texts: string[] = [];
  readonly #seed: number;
  #slots = new Int32Array(4096 * SLOT);
  #pool = new Uint16Array(1 << 15);
  #used = 0;

  /** The seed keeps hostile captions from being written to collide; numbers do not depend on it. */
  constructor(seed: number = Math.trunc(Math.random() * 2 ** 32)) {
    this.#seed = seed | 0;
  }

  /** Number of `text.slice(from, to)`; a new text gets the next one. */
  idOf(text: string, from: number, to: number): number {
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
    return this.#add(text.slice(from, to), hash, at);
  }

  #holds(slot: number, text: string, from: number, to: number): boolean {
    const start = this.#slots[slot + 2] ?? 0;
    if ((this.#slots[slot + 3] ?? 0) - start !== to - from) return false;
    const pool = this.#pool;
    for (let i = from, own = start; i < to; i++, own++) if (pool[own] !== text.charCodeAt(i)) return false;
    return true;
  }

  #add(text: string, hash: number, at: number): number {
    const id = this.texts.length;
    this.texts.push(flat(text));
    this.#reserve(text.length);
    this.#slots.set([hash, id + 1, this.#used, this.#used + text.length], at);
    for (let i = 0; i < text.length; i++) this.#pool[this.#used++] = text.charCodeAt(i);
    if ((id + 1) * SLOT * 2 > this.#slots.length) this.#widen();
    return id;
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

/** A copy that shares no memory with the caption file it was cut from (V8 slices keep their parent alive). */
function flat(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
