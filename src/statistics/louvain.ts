import {createRequire} from 'node:module';
import type {WeightedEdges} from '../math/modularity.ts';
import {seededRandom} from '../math/random.ts';

/** What the package is to us: it reads of a graph no more than `GraphView`, which the test holds against a real one. */
type Louvain = (
  graph: GraphView,
  options: {readonly getEdgeWeight: (edge: number) => number; readonly rng: () => number},
) => Readonly<Record<number, number>>;

/**
 * Communities of a weighted graph by the Louvain method: by node, numbered from 0. Greedy and drawn, with a fixed seed, so
 * that equal graphs give equal communities. V. D. Blondel et al., "Fast unfolding of communities in large networks",
 * Journal of Statistical Mechanics (2008) P10008; code: graphology-communities-louvain.
 */
export function louvainCommunities(edges: WeightedEdges): Uint32Array {
  // Loaded at the first graph: most of the time of a small run goes into loading.
  const louvain = createRequire(import.meta.url)('graphology-communities-louvain') as Louvain;
  const options = {getEdgeWeight: (edge: number) => edges.weight[edge] ?? 0, rng: seededRandom('louvain')};
  const found = louvain(viewOf(edges), options);
  return Uint32Array.from({length: edges.nodes}, (_, node) => found[node] ?? 0);
}

type Visit = (edge: number, attributes: undefined, from: number, to: number) => void;

interface GraphView {
  readonly type: 'undirected';
  readonly multi: false;
  readonly order: number;
  readonly size: number;
  readonly selfLoopCount: 0;
  forEachNode(visit: (node: number) => void): void;
  undirectedDegreeWithoutSelfLoops(node: number): number;
  forEachEdge(visit: Visit): void;
  addUndirectedEdgeWithKey(): never;
  dropNode(): never;
}

/**
 * Typed arrays seen as what Louvain reads of a graph. A graph of graphology, with an object for every edge, takes 5 s to
 * build for 2,000 tags that nearly all meet: longer than all that follows. The test holds both to the same communities.
 */
function viewOf({nodes, from, to, weight}: WeightedEdges): GraphView {
  const degree = new Uint32Array(nodes);
  for (const ends of [from, to]) for (const node of ends) degree[node] = (degree[node] ?? 0) + 1;
  return {
    type: 'undirected',
    multi: false,
    order: nodes,
    size: weight.length,
    selfLoopCount: 0,
    forEachNode(visit: (node: number) => void): void {
      for (let node = 0; node < nodes; node++) visit(node);
    },
    undirectedDegreeWithoutSelfLoops: (node: number): number => degree[node] ?? 0,
    forEachEdge(visit: Visit): void {
      for (let edge = 0; edge < weight.length; edge++) visit(edge, undefined, from[edge] ?? 0, to[edge] ?? 0);
    },
    // By these two it tells a graph from other objects.
    addUndirectedEdgeWithKey: readOnly,
    dropNode: readOnly,
  };
}

function readOnly(): never {
  throw new Error('The graph of tags is not to be changed.');
}
