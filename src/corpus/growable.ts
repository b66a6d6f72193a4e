/** List of unsigned 32-bit numbers over one typed array that doubles: 4 bytes an entry, no boxing. */
export class Uint32List {
  length = 0;
  #values = new Uint32Array(1024);

  push(value: number): void {
    if (this.length === this.#values.length) {
      this.#values = doubled(this.#values);
    }
    this.#values[this.length++] = value;
  }

  /** The entries so far, copied to size. */
  toArray(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}

/** A copy with room for as much again. */
export function doubled(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(values.length * 2);
  wider.set(values);
  return wider;
}
