import {type BinaryRows, columnSums, countTogether} from '../math/binary-rows.ts';
import type {WeightedEdges} from '../math/modularity.ts';
import {contentHashes} from './content-hash.ts';
import type {TagSets} from './item-sets.ts';

/** Tags that meet oftener than chance: docs/metrics/mixture.md. */
export interface TagGraph {
  /** Which tag each node is, commonest first. */
  readonly tags: Uint32Array;
  readonly rows: BinaryRows;
  /** Items with each node. */
  readonly n: Uint32Array;
  /** Items with nodes i < j, at [i · nodes + j]. */
  readonly together: Uint32Array;
  /** N. */
  readonly items: number;
  /** PMI of pairs, where it is above 0. */
  readonly edges: WeightedEdges;
}

/** A tag below this share of the items is no node, */
const LEAST_SHARE = 0.02;
/** nor one on fewer items; */
const LEAST = 3;
/** of more tags than there are items, those on most items are, but 200 in any case and never more than 2,000; */
const MOST = 2000;
const ENOUGH = 200;
/** of so many pairs in all captions, only those of the commonest half of the nodes are counted, or quarter, and so on. */
const MOST_PAIRS = 20_000_000;

/** The tags that are nodes: n ≥ max(3, N/50), no more than items; fewer where captions are very long. O(tag uses). */
export function nodesOf({offsets, tags}: TagSets, most: number = MOST): Uint32Array {
  const items = offsets.length - 1;
  const least = Math.max(LEAST, LEAST_SHARE * items);
  const width = widthOf({offsets, tags});
  const n = columnSums({offsets, columns: tags, width});
  const chosen = [...n.keys()].filter(tag => (n[tag] ?? 0) >= least);
  // Louvain meets nodes in their order, which must not change with the order of tags in captions, nor with their names.
  const {ofTag} = contentHashes({offsets, tags}, width);
  const order = (a: number, b: number): number =>
    (n[b] ?? 0) - (n[a] ?? 0) || (ofTag[a] ?? 0) - (ofTag[b] ?? 0) || a - b;
  let nodes = Uint32Array.from(chosen.toSorted(order).slice(0, Math.min(most, Math.max(ENOUGH, items))));
  while (pairsOf({offsets, tags}, nodes, width) > MOST_PAIRS) nodes = nodes.subarray(0, nodes.length >> 1);
  return nodes;
}

/** Pairs of nodes in all captions. */
function pairsOf({offsets, tags}: TagSets, nodes: Uint32Array, width: number): number {
  const isNode = new Uint8Array(width);
  for (const tag of nodes) isNode[tag] = 1;
  let pairs = 0;
  for (let item = 0; item + 1 < offsets.length; item++) {
    let length = 0;
    for (let i = offsets[item] ?? 0, end = offsets[item + 1] ?? 0; i < end; i++) length += isNode[tags[i] ?? 0] ?? 0;
    pairs += (length * (length - 1)) / 2;
  }
  return pairs;
}

/** One more than the highest number of a tag. */
export function widthOf({tags}: TagSets): number {
  return tags.reduce((most, tag) => Math.max(most, tag), -1) + 1;
}

/** The graph of the given nodes. O(Σ L² + nodes²). */
export function tagGraph(sets: TagSets, nodes: Uint32Array): TagGraph {
  return graphOf(nodeRows(sets, nodes), nodes);
}

/** The graph of rows whose columns are the nodes. */
export function graphOf(rows: BinaryRows, tags: Uint32Array): TagGraph {
  const n = columnSums(rows);
  const together = countTogether(rows);
  const items = rows.offsets.length - 1;
  return {tags, rows, n, together, items, edges: ppmiEdges({n, together, items})};
}

/** Positive PMI = ln(N n_xy / (n_x n_y)) > 0, docs/metrics/mixture.md. */
function ppmiEdges({n, together, items}: Pick<TagGraph, 'n' | 'together' | 'items'>): WeightedEdges {
  const nodes = n.length;
  const size = together.reduce((total, both) => total + (both > 0 ? 1 : 0), 0);
  const [from, to, weight] = [new Uint32Array(size), new Uint32Array(size), new Float64Array(size)];
  let edge = 0;
  for (let i = 0; i < nodes; i++) {
    for (let j = i + 1; j < nodes; j++) {
      const observed = (together[i * nodes + j] ?? 0) * items;
      const expected = (n[i] ?? 0) * (n[j] ?? 0);
      if (observed <= expected) continue;
      from[edge] = i;
      to[edge] = j;
      weight[edge++] = Math.log(observed / expected);
    }
  }
  return {nodes, from: from.subarray(0, edge), to: to.subarray(0, edge), weight: weight.subarray(0, edge)};
}

/** Items as rows of nodes, ascending: what is drawn from them must not hang on the order of tags. Other tags are left out. */
export function nodeRows({offsets, tags}: TagSets, nodes: Uint32Array): BinaryRows {
  const nodeOf = new Map([...nodes].map((tag, node) => [tag, node]));
  const ends = new Uint32Array(offsets.length);
  const columns = new Uint32Array(tags.length);
  let to = 0;
  for (let item = 0; item + 1 < offsets.length; item++) {
    for (let i = offsets[item] ?? 0, end = offsets[item + 1] ?? 0; i < end; i++) {
      const node = nodeOf.get(tags[i] ?? 0);
      if (node !== undefined) columns[to++] = node;
    }
    columns.subarray(ends[item], to).sort();
    ends[item + 1] = to;
  }
  return {offsets: ends, columns: columns.slice(0, to), width: nodes.length};
}
