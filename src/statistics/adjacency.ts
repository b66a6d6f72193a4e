import type {WeightedEdges} from '../math/modularity.ts';

/** A graph as lists of neighbours: node i meets ends[j] with weight[j], for j from starts[i] to starts[i + 1]. */
export interface Adjacency {
  readonly nodes: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly weight: Float64Array;
  /** Twice the weight within each node, which may stand for many. */
  readonly inside: Float64Array;
  /** All weight of each node, with `inside`. */
  readonly strength: Float64Array;
  /** Twice the weight of all edges. */
  readonly total: number;
}

/** Lists of neighbours of a list of edges. O(edges). */
export function adjacencyOf({nodes, from, to, weight}: WeightedEdges): Adjacency {
  const starts = new Uint32Array(nodes + 1);
  for (let edge = 0; edge < weight.length; edge++) {
    starts[from[edge] ?? 0] = (starts[from[edge] ?? 0] ?? 0) + 1;
    starts[to[edge] ?? 0] = (starts[to[edge] ?? 0] ?? 0) + 1;
  }
  for (let node = 1; node <= nodes; node++) starts[node] = (starts[node] ?? 0) + (starts[node - 1] ?? 0);
  const ends = new Uint32Array(2 * weight.length);
  const weights = new Float64Array(2 * weight.length);
  const strength = new Float64Array(nodes);
  let total = 0;
  // Filled from the end of each list, so that what was the end becomes the start.
  const add = (node: number, other: number, w: number): void => {
    const at = (starts[node] ?? 0) - 1;
    starts[node] = at;
    ends[at] = other;
    weights[at] = w;
    strength[node] = (strength[node] ?? 0) + w;
  };
  for (let edge = 0; edge < weight.length; edge++) {
    const a = from[edge] ?? 0;
    const b = to[edge] ?? 0;
    const w = weight[edge] ?? 0;
    add(a, b, w);
    add(b, a, w);
    total += 2 * w;
  }
  return {nodes, starts, ends, weight: weights, inside: new Float64Array(nodes), strength, total};
}

/** The graph of communities (numbered from 0, `count` of them): nodes of one become one node. O(edges + count log count). */
export function mergeNodes(graph: Adjacency, community: Uint32Array, count: number): Adjacency {
  const between = Array.from({length: count}, () => new Map<number, number>());
  const inside = new Float64Array(count);
  const strength = new Float64Array(count);
  let edges = 0;
  for (let node = 0; node < graph.nodes; node++) {
    const own = community[node] ?? 0;
    const others = between[own] ?? new Map<number, number>();
    let within = (inside[own] ?? 0) + (graph.inside[node] ?? 0);
    strength[own] = (strength[own] ?? 0) + (graph.strength[node] ?? 0);
    const end = graph.starts[node + 1] ?? 0;
    for (let at = graph.starts[node] ?? 0; at < end; at++) {
      const other = community[graph.ends[at] ?? 0] ?? 0;
      const w = graph.weight[at] ?? 0;
      if (other === own) within += w;
      else others.set(other, (others.get(other) ?? 0) + w);
    }
    inside[own] = within;
  }
  for (const others of between) edges += others.size;
  const starts = new Uint32Array(count + 1);
  const ends = new Uint32Array(edges);
  const weight = new Float64Array(edges);
  let to = 0;
  for (const [own, others] of between.entries()) {
    starts[own] = to;
    for (const [other, w] of [...others].toSorted(([a], [b]) => a - b)) {
      ends[to] = other;
      weight[to++] = w;
    }
  }
  starts[count] = to;
  return {nodes: count, starts, ends, weight, inside, strength, total: graph.total};
}
