import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {networkOf} from '../../src/statistics/tag-network.ts';
import {times} from '../helpers/findings.ts';

interface Told {
  /** Items with each node. */
  readonly n: readonly number[];
  readonly community: readonly number[];
  readonly edges: readonly (readonly [number, number, number])[];
}

/** Nodes with an edge between some pairs of them; weights repeat. */
const told = fc.integer({min: 1, max: 90}).chain(nodes =>
  fc.record({
    n: fc.array(fc.nat(20), {minLength: nodes, maxLength: nodes}),
    community: fc.array(fc.nat(4), {minLength: nodes, maxLength: nodes}),
    edges: fc
      .uniqueArray(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.nat(9)), {
        maxLength: 600,
        selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
      })
      .map(edges => edges.filter(([a, b]) => a !== b)),
  }),
);

const nameOf = (node: number): string => `tag ${node}`;

function drawn({n, community, edges}: Told): ReturnType<typeof networkOf> {
  const graph = {
    tags: Uint32Array.from(n.keys()),
    n: Uint32Array.from(n),
    edges: {
      from: Uint32Array.from(edges, ([from]) => from),
      to: Uint32Array.from(edges, ([, to]) => to),
      weight: Float64Array.from(edges, ([, , weight]) => weight),
    },
  };
  return networkOf({graph, community: Uint32Array.from(community)}, nameOf);
}

describe('networkOf(split, display)', () => {
  it('has the sixty commonest nodes, and the 180 strongest edges between them', () =>
    fc.assert(
      fc.property(told, one => {
        const {nodes, edges} = drawn(one);
        const label = one.n.map((_, node) => nameOf(node));
        const order = [...one.n.keys()].toSorted(
          (a, b) => (one.n[b] ?? 0) - (one.n[a] ?? 0) || ((label[a] ?? '') < (label[b] ?? '') ? -1 : 1),
        );
        const shown = order.slice(0, 60);
        expect(nodes.map(node => [node.label, node.n])).toEqual(shown.map(node => [nameOf(node), one.n[node]]));
        const between = one.edges.flatMap(([a, b, weight]) => {
          const ends = [shown.indexOf(a), shown.indexOf(b)].toSorted((x, y) => x - y);
          return ends.includes(-1) ? [] : [[...ends, weight]];
        });
        const strongest = between.toSorted(([a = 0, b = 0, w = 0], [c = 0, d = 0, v = 0]) => v - w || a - c || b - d);
        expect(edges).toEqual(strongest.slice(0, 180));
      }),
    ));

  it('numbers communities by their commonest tag', () => {
    const {nodes} = drawn({n: times(5, i => 5 - i), community: [3, 1, 3, 0, 1], edges: []});
    expect(nodes.map(({community}) => community)).toEqual([0, 1, 0, 2, 1]);
  });

  it('has no edges without pairs', () => expect(drawn({n: [2], community: [0], edges: []}).edges).toEqual([]));
});
