/**
 * Disjoint sets of the numbers 0 … n − 1, each named by its lowest member. Path halving alone keeps a chain of operations at
 * O(log n) a step. R. E. Tarjan, J. van Leeuwen, "Worst-case analysis of set union algorithms", JACM 31 (1984) 245–281.
 */
export class UnionFind {
  readonly #parent: Uint32Array;

  constructor(size: number) {
    this.#parent = Uint32Array.from({length: size}, (_, i) => i);
  }

  find(member: number): number {
    const parent = this.#parent;
    let at = member;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = parent[at] ?? at;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x < y) this.#parent[y] = x;
    else this.#parent[x] = y;
  }
}
