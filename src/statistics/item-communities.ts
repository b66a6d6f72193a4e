import type {BinaryRows} from '../math/binary-rows.ts';
import type {TagGraph} from './tag-graph.ts';

/** An item that bears no tag of any community. */
export const NOWHERE = -1;

/**
 * The community that each item belongs to (a row of the graph's nodes), or `NOWHERE`: the one with which its tags have most to do, by the sum over its
 * tags of their mean NPMI with the tags of the community. Only communities of its own tags are asked, and none of a single
 * tag. O(Σ L² + nodes²).
 */
export function assignItems(graph: TagGraph, community: Uint32Array, {offsets, columns}: BinaryRows): Int32Array {
  const {affinity, count, sizes} = affinities(graph, community);
  const asked = new Uint32Array(count);
  const assigned = new Int32Array(offsets.length - 1).fill(NOWHERE);
  for (let item = 0; item < assigned.length; item++) {
    const [from, to] = [offsets[item] ?? 0, offsets[item + 1] ?? 0];
    let best = -Infinity;
    for (let own = from; own < to; own++) {
      const c = community[columns[own] ?? 0] ?? 0;
      if ((sizes[c] ?? 0) < 2 || asked[c] === item + 1) continue;
      asked[c] = item + 1;
      let sum = 0;
      for (let i = from; i < to; i++) sum += affinity[(columns[i] ?? 0) * count + c] ?? 0;
      // Of equals the lower number: the order of tags in a caption must not decide.
      if (sum < best || (sum === best && c > (assigned[item] ?? 0))) continue;
      best = sum;
      assigned[item] = c;
    }
  }
  return assigned;
}

interface Affinities {
  /** Mean NPMI of node i with the other nodes of community c, at [i · count + c]. */
  readonly affinity: Float64Array;
  readonly count: number;
  /** Nodes of each community. */
  readonly sizes: Uint32Array;
}

function affinities(graph: TagGraph, community: Uint32Array): Affinities {
  const nodes = graph.n.length;
  const count = community.reduce((most, c) => Math.max(most, c), -1) + 1;
  const sizes = new Uint32Array(count);
  for (const c of community) sizes[c] = (sizes[c] ?? 0) + 1;
  const affinity = sumNpmi(graph, community, count);
  for (let i = 0; i < nodes; i++) {
    for (let c = 0; c < count; c++) {
      const others = (sizes[c] ?? 0) - (community[i] === c ? 1 : 0);
      affinity[i * count + c] = others === 0 ? 0 : (affinity[i * count + c] ?? 0) / others;
    }
  }
  return {affinity, count, sizes};
}

/**
 * Sum of NPMI = ln(N n_xy / (n_x n_y)) / ln(N / n_xy) of node i with the nodes of community c, at [i · count + c]: −1 for
 * tags that never meet, 0 where both are everywhere.
 */
function sumNpmi({n, together, items}: TagGraph, community: Uint32Array, count: number): Float64Array {
  const nodes = n.length;
  const all = Math.log(items);
  const logs = Float64Array.from(n, Math.log);
  const sums = new Float64Array(nodes * count);
  for (let i = 0; i < nodes; i++) {
    for (let j = i + 1; j < nodes; j++) {
      const both = together[i * nodes + j] ?? 0;
      if (both === items) continue;
      const log = Math.log(both);
      const npmi = both === 0 ? -1 : (all + log - (logs[i] ?? 0) - (logs[j] ?? 0)) / (all - log);
      const a = i * count + (community[j] ?? 0);
      const b = j * count + (community[i] ?? 0);
      sums[a] = (sums[a] ?? 0) + npmi;
      sums[b] = (sums[b] ?? 0) + npmi;
    }
  }
  return sums;
}
