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
  const {affinity, joint, placeOf} = affinities(graph, community);
  const count = joint.length;
  const asked = new Uint32Array(count);
  const assigned = new Int32Array(offsets.length - 1).fill(NOWHERE);
  for (let item = 0; item < assigned.length; item++) {
    const from = offsets[item] ?? 0;
    const to = offsets[item + 1] ?? 0;
    let best = -Infinity;
    for (let own = from; own < to; own++) {
      const place = placeOf[community[columns[own] ?? 0] ?? 0] ?? count;
      if (place === count || asked[place] === item + 1) continue;
      asked[place] = item + 1;
      let sum = 0;
      for (let i = from; i < to; i++) sum += affinity[(columns[i] ?? 0) * count + place] ?? 0;
      const c = joint[place] ?? 0;
      // Of equals the lower number: the order of tags in a caption must not decide.
      if (sum < best || (sum === best && c > (assigned[item] ?? 0))) continue;
      best = sum;
      assigned[item] = c;
    }
  }
  return assigned;
}

interface Affinities {
  /** Communities of two nodes or more. */
  readonly joint: Uint32Array;
  /** Place of each community among them, or how many there are. */
  readonly placeOf: Uint32Array;
  /** Mean NPMI of node i with the other nodes of the community at place p, at [i · joint + p]. */
  readonly affinity: Float64Array;
}

function affinities(graph: TagGraph, community: Uint32Array): Affinities {
  const nodes = graph.n.length;
  const sizes = new Uint32Array(nodes);
  for (const c of community) sizes[c] = (sizes[c] ?? 0) + 1;
  const joint = Uint32Array.from(sizes.keys()).filter(c => (sizes[c] ?? 0) >= 2);
  const placeOf = new Uint32Array(nodes).fill(joint.length);
  for (const [place, c] of joint.entries()) placeOf[c] = place;
  const affinity = sumNpmi(graph, {
    count: joint.length,
    placeOfNode: community.map(c => placeOf[c] ?? 0),
  });
  for (let i = 0; i < nodes; i++) {
    for (let place = 0; place < joint.length; place++) {
      const c = joint[place] ?? 0;
      const others = (sizes[c] ?? 0) - (community[i] === c ? 1 : 0);
      affinity[i * joint.length + place] = (affinity[i * joint.length + place] ?? 0) / others;
    }
  }
  return {affinity, joint, placeOf};
}

interface Placed {
  readonly count: number;
  /** By node: the place of its community, `count` for none. */
  readonly placeOfNode: Uint32Array;
}

/**
 * Sum of NPMI = ln(N n_xy / (n_x n_y)) / ln(N / n_xy) of node i with the nodes of the community at place p, at
 * [i · count + p]: −1 for tags that never meet, 0 where both are everywhere.
 */
function sumNpmi({n, together, items}: TagGraph, {count, placeOfNode}: Placed): Float64Array {
  const nodes = n.length;
  const all = Math.log(items);
  const logs = Float64Array.from(n, Math.log);
  const sums = new Float64Array(nodes * count);
  for (let i = 0; i < nodes; i++) {
    const own = placeOfNode[i] ?? count;
    for (let j = i + 1; j < nodes; j++) {
      const other = placeOfNode[j] ?? count;
      if (own === count && other === count) continue;
      const both = together[i * nodes + j] ?? 0;
      if (both === items) continue;
      const log = both === 0 ? 0 : Math.log(both);
      const npmi = both === 0 ? -1 : (all + log - (logs[i] ?? 0) - (logs[j] ?? 0)) / (all - log);
      if (other < count) sums[i * count + other] = (sums[i * count + other] ?? 0) + npmi;
      if (own < count) sums[j * count + own] = (sums[j * count + own] ?? 0) + npmi;
    }
  }
  return sums;
}
