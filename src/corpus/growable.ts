/** List of unsigned 32-bit numbers over one typed array that doubles: 4 bytes an entry, no boxing. */
export class Uint32List {
  length = 0;
  #values = new Uint32Array(1024);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Uint32Array(this.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  /** The entry at a place below `length`. */
  get(place: number): number {
    return this.#values[place] ?? 0;
  }

  /** Changes an entry below `length`. */
  set(place: number, value: number): void {
    this.#values[place] = value;
  }

  /** The entries so far, copied to size. */
  toArray(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}
