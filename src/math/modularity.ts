/** An undirected graph without loops: edge e joins from[e] and to[e]. */
export interface WeightedEdges {
  /** Number of nodes. */
  readonly nodes: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array;
}

/**
 * Modularity of a division of a graph, Q = Σ_c [W_c / W − (S_c / 2W)²]: W all weight, W_c weight inside community c, S_c the
 * strengths of its nodes. In [−½, 1); 0 for one community; undefined without weight. O(edges).
 * M. E. J. Newman, "Modularity and community structure in networks", PNAS 103 (2006) 8577–8582.
 */
export function modularity({from, to, weight}: WeightedEdges, community: ArrayLike<number>): number | undefined {
  const inside = new Map<number, number>();
  const strength = new Map<number, number>();
  const add = (sums: Map<number, number>, key: number, value: number): unknown =>
    sums.set(key, (sums.get(key) ?? 0) + value);
  let total = 0;
  for (let edge = 0; edge < weight.length; edge++) {
    const w = weight[edge] ?? 0;
    const a = community[from[edge] ?? 0] ?? 0;
    const b = community[to[edge] ?? 0] ?? 0;
    total += w;
    add(strength, a, w);
    add(strength, b, w);
    if (a === b) add(inside, a, w);
  }
  if (total === 0) return undefined;
  let q = 0;
  for (const [key, sum] of strength) q += (inside.get(key) ?? 0) / total - (sum / (2 * total)) ** 2;
  return q;
}
