/** Pairs of places in a list of codes, the lower place first, and in how many bits they differ. In no particular order. */
export interface CodePairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly distance: Uint8Array;
}

/** Pairs in typed arrays that grow, up to a limit. */
export class PairList {
  readonly #most: number;
  #a = new Uint32Array(1024);
  #b = new Uint32Array(1024);
  #distance = new Uint8Array(1024);
  #length = 0;
  /** Whether there were more pairs than allowed. */
  full = false;

  constructor(most: number) {
    this.#most = most;
  }

  add(a: number, b: number, distance: number): void {
    if (this.#length >= this.#most) {
      this.full = true;
      return;
    }
    if (this.#length === this.#a.length) this.#grow();
    this.#a[this.#length] = a;
    this.#b[this.#length] = b;
    this.#distance[this.#length++] = distance;
  }

  toPairs(): CodePairs {
    const n = this.#length;
    return {a: this.#a.slice(0, n), b: this.#b.slice(0, n), distance: this.#distance.slice(0, n)};
  }

  #grow(): void {
    const [a, b, distance] = [this.#a, this.#b, this.#distance];
    this.#a = new Uint32Array(2 * a.length);
    this.#a.set(a);
    this.#b = new Uint32Array(2 * b.length);
    this.#b.set(b);
    this.#distance = new Uint8Array(2 * distance.length);
    this.#distance.set(distance);
  }
}
