import type {BinaryRows} from '../math/binary-rows.ts';
import {type Division, divide} from './division.ts';
import {assignItems, NOWHERE} from './item-communities.ts';
import {contentOrder, sampleItems, sampleSets} from './item-sample.ts';
import {pickSets, type TagSets} from './item-sets.ts';
import {likenessOf} from './likeness.ts';
import {louvainCommunities} from './louvain.ts';
import {nodeRows, nodesOf, type TagGraph, tagGraph} from './tag-graph.ts';

/** A set of items with communities of tags, and its most telling division in two. */
export interface SplitItems {
  readonly graph: TagGraph;
  /** By node. */
  readonly community: Uint32Array;
  /** Null where there are no two parts. */
  readonly division: Division | null;
  /** By item: 0 the larger part, 1 the smaller, or `NOWHERE`. */
  readonly part: Int32Array;
  /** By node: the part that its community belongs to; communities of no items stay by themselves. */
  readonly partOfNode: Uint32Array;
  /** Items by their content. */
  readonly order: Uint32Array;
}

/** Items whose tags make the graph: a tag that is a node is then on 400 of them. */
const GRAPHED = 20_000;
/** Items whose captions are compared with each other: 125,000 pairs. */
const COMPARED = 500;

/** The whole way from sets of tags to two parts: docs/metrics/mixture.md. */
export function splitItems(sets: TagSets, mostNodes?: number): SplitItems {
  const order = contentOrder(sets);
  const graphed = sampleSets(sets, order, GRAPHED);
  const graph = tagGraph(graphed, nodesOf(graphed, mostNodes));
  return splitByGraph({sets, order, graph, rows: nodeRows(sets, graph.tags)});
}

export interface Graphed {
  readonly sets: TagSets;
  /** Items by their content. */
  readonly order: Uint32Array;
  readonly graph: TagGraph;
  /** Items as rows of nodes of the graph. */
  readonly rows: BinaryRows;
}

/** Items in two parts by a graph of their tags. */
export function splitByGraph({sets, order, graph, rows}: Graphed): SplitItems {
  const community = louvainCommunities(graph.edges);
  const {group, sizes, place} = numbered(assignItems(graph, community, rows));
  const compared = sampleItems(order, COMPARED);
  const groupOfCompared = Int32Array.from(compared, item => group[item] ?? NOWHERE);
  const likeness = likenessOf(pickSets(sets, compared), groupOfCompared, sizes.length);
  const division = divide(likeness, sizes, order.length);
  const part = group.map(g => (g === NOWHERE || division === null ? NOWHERE : (division.part[g] ?? 0)));
  // 0 and 1 are the parts.
  const alone = (c: number): number => 2 + c;
  const partOfNode = community.map(c => division?.part[place.get(c) ?? sizes.length] ?? alone(c));
  return {graph, community, division, part, partOfNode, order};
}

interface Numbered {
  readonly group: Int32Array;
  readonly sizes: readonly number[];
  /** Number of each community that has items. */
  readonly place: ReadonlyMap<number, number>;
}

/** Communities that have items, numbered from 0, with how many. */
function numbered(assigned: Int32Array): Numbered {
  const counts = new Map<number, number>();
  for (const c of assigned) if (c !== NOWHERE) counts.set(c, (counts.get(c) ?? 0) + 1);
  const names = [...counts.keys()].toSorted((a, b) => a - b);
  const place = new Map(names.map((c, i) => [c, i]));
  return {group: assigned.map(c => place.get(c) ?? NOWHERE), sizes: names.map(c => counts.get(c) ?? 0), place};
}
