import type {TagGraph} from './tag-graph.ts';

/** The graph of tags as it is drawn: the commonest nodes and the strongest edges between them. */
export interface TagNetwork {
  /** Commonest first. `community` numbers the communities of the whole graph, 0 that of the commonest tag. */
  readonly nodes: readonly {readonly label: string; readonly n: number; readonly community: number}[];
  /** Places of two nodes, and PMI in nats; strongest first. */
  readonly edges: readonly (readonly [number, number, number])[];
}

const NODES = 60;
const EDGES = 180;

/** What of a split set is drawn. */
interface Drawn {
  readonly graph: Pick<TagGraph, 'tags' | 'n'> & {readonly edges: Omit<TagGraph['edges'], 'nodes'>};
  /** By node. */
  readonly community: Uint32Array;
}

/** O(edges + nodes · log nodes). */
export function networkOf({graph, community}: Drawn, display: (tag: number) => string): TagNetwork {
  const label = [...graph.tags].map(display);
  const byCount = (a: number, b: number): number =>
    (graph.n[b] ?? 0) - (graph.n[a] ?? 0) || ((label[a] ?? '') < (label[b] ?? '') ? -1 : 1);
  const order = [...label.keys()].toSorted(byCount);
  const names = new Map([...new Set(order.map(node => community[node]))].map((c, place) => [c, place]));
  const shown = order.slice(0, NODES);
  return {
    nodes: shown.map(node => ({
      label: label[node] ?? '',
      n: graph.n[node] ?? 0,
      community: names.get(community[node]) ?? 0,
    })),
    edges: strongest(graph, shown),
  };
}

/** Edges between the nodes that are shown. Most of thousands are not, so that lists are made of few. */
function strongest({tags, edges: {from, to, weight}}: Drawn['graph'], shown: readonly number[]): TagNetwork['edges'] {
  const place = new Int32Array(tags.length).fill(-1);
  for (const [at, node] of shown.entries()) place[node] = at;
  const isShown = (edge: number): boolean => (place[from[edge] ?? 0] ?? -1) >= 0 && (place[to[edge] ?? 0] ?? -1) >= 0;
  const between: number[] = [];
  for (let edge = 0; edge < weight.length; edge++) if (isShown(edge)) between.push(edge);
  const weights = Float64Array.from(between, edge => weight[edge] ?? 0).sort();
  const least = weights[weights.length - EDGES] ?? -Infinity;
  return between
    .filter(edge => (weight[edge] ?? 0) >= least)
    .map(edge => {
      const [a, b] = [place[from[edge] ?? 0] ?? 0, place[to[edge] ?? 0] ?? 0];
      return [Math.min(a, b), Math.max(a, b), weight[edge] ?? 0] as const;
    })
    .toSorted((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1])
    .slice(0, EDGES);
}
