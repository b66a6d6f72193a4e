import type {SplitItems} from './split-items.ts';

/** The graph of tags as it is drawn: the commonest nodes and the strongest edges between them. */
export interface TagNetwork {
  /** Commonest first. `community` numbers the communities of the whole graph, 0 that of the commonest tag. */
  readonly nodes: readonly {readonly label: string; readonly n: number; readonly community: number}[];
  /** Places of two nodes, and PMI in nats; strongest first. */
  readonly edges: readonly (readonly [number, number, number])[];
}

const NODES = 60;
const EDGES = 180;

export function networkOf({graph, community}: SplitItems, display: (tag: number) => string): TagNetwork {
  const {from, to, weight} = graph.edges;
  const label = [...graph.tags].map(display);
  const byCount = (a: number, b: number): number =>
    (graph.n[b] ?? 0) - (graph.n[a] ?? 0) || ((label[a] ?? '') < (label[b] ?? '') ? -1 : 1);
  const order = [...label.keys()].toSorted(byCount);
  const names = new Map([...new Set(order.map(node => community[node]))].map((c, place) => [c, place]));
  const shown = order.slice(0, NODES);
  const place = new Map(shown.map((node, at) => [node, at]));
  const edges = [...weight.keys()].flatMap(edge => {
    const [a, b] = [place.get(from[edge] ?? 0), place.get(to[edge] ?? 0)];
    return a === undefined || b === undefined ? [] : [[Math.min(a, b), Math.max(a, b), weight[edge] ?? 0] as const];
  });
  return {
    nodes: shown.map(node => ({
      label: label[node] ?? '',
      n: graph.n[node] ?? 0,
      community: names.get(community[node]) ?? 0,
    })),
    edges: edges.toSorted((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1]).slice(0, EDGES),
  };
}
