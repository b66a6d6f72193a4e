import type {WeightedEdges} from '../math/modularity.ts';
import {seededRandom} from '../math/random.ts';
import {type Adjacency, adjacencyOf, mergeNodes} from './adjacency.ts';
import {NodeQueue} from './node-queue.ts';

/**
 * Communities of a weighted graph by the Louvain method: by node, numbered from 0. Greedy and drawn, with a fixed seed, so
 * that equal graphs give equal communities. O(edges) a pass, of which there are few.
 * V. D. Blondel et al., "Fast unfolding of communities in large networks", Journal of Statistical Mechanics (2008) P10008;
 * once all nodes were met, only neighbours of what moved are met again: V. A. Traag, L. Waltman, N. J. van Eck, "From
 * Louvain to Leiden", Scientific Reports 9 (2019) 5233.
 */
export function louvainCommunities(edges: WeightedEdges): Uint32Array {
  const random = seededRandom('louvain');
  const community = Uint32Array.from({length: edges.nodes}, (_, node) => node);
  let graph = adjacencyOf(edges);
  while (graph.ends.length > 0) {
    const moved = moveNodes(graph, Math.floor(random() * graph.nodes));
    if (moved === null) break;
    const count = numberFromZero(moved);
    for (let node = 0; node < edges.nodes; node++) community[node] = moved[community[node] ?? 0] ?? 0;
    graph = mergeNodes(graph, moved, count);
  }
  return community;
}

/**
 * Moves nodes, one at a time from `first` on, to the community that raises modularity most, until none does. Starts from each
 * node by itself; null when none moved.
 */
function moveNodes(graph: Adjacency, first: number): Uint32Array | null {
  const communities = new Communities(graph);
  const queue = new NodeQueue(graph.nodes, first);
  const {starts, ends} = graph;
  const {of} = communities;
  let moves = 0;
  while (queue.length > 0) {
    const node = queue.take();
    if (!communities.moveToBest(node)) continue;
    moves++;
    const to = of[node] ?? 0;
    const end = starts[node + 1] ?? 0;
    for (let at = starts[node] ?? 0; at < end; at++) {
      const other = ends[at] ?? 0;
      if (of[other] !== to) queue.add(other);
    }
  }
  return moves === 0 ? null : of;
}

/** Gains that differ by less are equal: of two such communities the higher number is taken, but a node rather stays. */
const EQUAL = 1e-10;

/** Which community each node of a graph is in: at first each in its own. */
class Communities {
  /** By node. */
  readonly of: Uint32Array;
  readonly #graph: Adjacency;
  readonly #strength: Float64Array;
  readonly #size: Uint32Array;
  /** Numbers of communities that all have left. */
  readonly #left: number[] = [];
  /** What `#meet` finds: communities of neighbours, and the weight to each, below 0 for others. */
  readonly #met: Uint32Array;
  readonly #shared: Float64Array;
  #count = 0;
  #degree = 0;

  constructor(graph: Adjacency) {
    const {nodes, strength} = graph;
    this.of = Uint32Array.from({length: nodes}, (_, node) => node);
    this.#graph = graph;
    this.#strength = strength.slice();
    this.#size = new Uint32Array(nodes).fill(1);
    this.#met = new Uint32Array(nodes);
    this.#shared = new Float64Array(nodes).fill(-1);
  }

  /** Whether there was a better one than its own. */
  moveToBest(node: number): boolean {
    this.#meet(node);
    const own = this.of[node] ?? 0;
    const to = this.#best(own);
    for (let at = 0; at < this.#count; at++) this.#shared[this.#met[at] ?? 0] = -1;
    if (to === own) return false;
    this.of[node] = to;
    this.#strength[own] = (this.#strength[own] ?? 0) - this.#degree;
    this.#strength[to] = (this.#strength[to] ?? 0) + this.#degree;
    this.#size[to] = (this.#size[to] ?? 0) + 1;
    const size = (this.#size[own] ?? 0) - 1;
    this.#size[own] = size;
    if (size === 0) this.#left.push(own);
    return true;
  }

  #meet(node: number): void {
    const {starts, ends, weight, inside} = this.#graph;
    const of = this.of;
    const met = this.#met;
    const shared = this.#shared;
    const end = starts[node + 1] ?? 0;
    let count = 0;
    let degree = 0;
    for (let at = starts[node] ?? 0; at < end; at++) {
      const c = of[ends[at] ?? 0] ?? 0;
      const w = weight[at] ?? 0;
      const sum = shared[c] ?? 0;
      degree += w;
      if (sum >= 0) shared[c] = sum + w;
      else {
        shared[c] = w;
        met[count++] = c;
      }
    }
    this.#count = count;
    this.#degree = degree + (inside[node] ?? 0);
  }

  #best(own: number): number {
    const met = this.#met;
    const shared = this.#shared;
    const strength = this.#strength;
    const degree = this.#degree;
    const {total} = this.#graph;
    let best = own;
    let most = Math.max(0, shared[own] ?? 0) - (degree * ((strength[own] ?? 0) - degree)) / total;
    for (let at = 0; at < this.#count; at++) {
      const c = met[at] ?? 0;
      if (c === own) continue;
      const gain = (shared[c] ?? 0) - (degree * (strength[c] ?? 0)) / total;
      const better = Math.abs(gain - most) < EQUAL ? best !== own && c > best : gain > most;
      if (!better) continue;
      best = c;
      most = gain;
    }
    if (most >= 0) return best;
    // Better by itself than with any: a node that stands for many can be.
    return this.#size[own] === 1 ? own : (this.#left.pop() ?? own);
  }
}

/** Numbers communities in the order of their nodes, in place. Returns how many there are. */
function numberFromZero(community: Uint32Array): number {
  const numbers = new Map<number, number>();
  for (let node = 0; node < community.length; node++) {
    const c = community[node] ?? 0;
    const number = numbers.get(c) ?? numbers.size;
    numbers.set(c, number);
    community[node] = number;
  }
  return numbers.size;
}
