/** Nodes that wait, each once, first come first served: at first all, from `first` on. */
export class NodeQueue {
  length: number;
  readonly #nodes: number;
  readonly #ring: Uint32Array;
  readonly #waits: Uint8Array;
  #head = 0;

  constructor(nodes: number, first: number) {
    this.length = nodes;
    this.#nodes = nodes;
    this.#ring = Uint32Array.from({length: nodes}, (_, at) => (first + at) % nodes);
    this.#waits = new Uint8Array(nodes).fill(1);
  }

  /** Takes the first; there must be one. */
  take(): number {
    const node = this.#ring[this.#head] ?? 0;
    this.#head = this.#head + 1 === this.#nodes ? 0 : this.#head + 1;
    this.length--;
    this.#waits[node] = 0;
    return node;
  }

  /** Puts a node at the end, unless it waits. */
  add(node: number): void {
    if (this.#waits[node] === 1) return;
    this.#waits[node] = 1;
    const at = this.#head + this.length++;
    this.#ring[at < this.#nodes ? at : at - this.#nodes] = node;
  }
}
