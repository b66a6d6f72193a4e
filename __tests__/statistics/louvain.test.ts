import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {UndirectedGraph} from 'graphology';
import {createRequire} from 'node:module';
import {modularity, type WeightedEdges} from '../../src/math/modularity.ts';
import {seededRandom} from '../../src/math/random.ts';
import {louvainCommunities} from '../../src/statistics/louvain.ts';

const louvain = createRequire(import.meta.url)(
  'graphology-communities-louvain',
) as typeof import('graphology-communities-louvain').default;
const NODES = 15;
const edges: fc.Arbitrary<WeightedEdges> = fc
  .uniqueArray(
    fc
      .tuple(fc.nat({max: NODES - 1}), fc.nat({max: NODES - 1}), fc.double({min: 0.01, max: 5, noNaN: true}))
      .filter(([a, b]) => a < b),
    {maxLength: 50, selector: ([a, b]) => a * NODES + b},
  )
  .map(list => ({
    nodes: NODES,
    from: Uint32Array.from(list, ([a]) => a),
    to: Uint32Array.from(list, ([, b]) => b),
    weight: Float64Array.from(list, ([, , w]) => w),
  }));

/** The same on a graph of graphology. */
function onGraph({nodes, from, to, weight}: WeightedEdges): number[] {
  const graph = new UndirectedGraph();
  for (let node = 0; node < nodes; node++) graph.addNode(node);
  for (const [edge, w] of weight.entries()) graph.addUndirectedEdge(from[edge], to[edge], {weight: w});
  const found = louvain(graph, {rng: seededRandom('louvain')});
  return Array.from({length: nodes}, (_, node) => found[node]!);
}

describe('louvainCommunities(edges)', () => {
  it('are those of graphology-communities-louvain, number by number', () =>
    fc.assert(
      fc.property(edges, list => expect([...louvainCommunities(list)]).toEqual(onGraph(list))),
      {seed: 7, numRuns: 500},
    ));
  it('so on graphs of 150 nodes in several parts', () => {
    const random = seededRandom('parts');
    for (let round = 0; round < 20; round++) {
      const parts = 1 + (round % 6);
      const list: [number, number, number][] = [];
      for (let a = 0; a < 150; a++)
        for (let b = a + 1; b < 150; b++)
          if (random() < (a % parts === b % parts ? 0.3 : 0.1)) list.push([a, b, random()]);
      const graph = {
        nodes: 150,
        from: Uint32Array.from(list, ([a]) => a),
        to: Uint32Array.from(list, ([, b]) => b),
        weight: Float64Array.from(list, ([, , w]) => w),
      };
      expect([...louvainCommunities(graph)]).toEqual(onGraph(graph));
    }
  });
  it('leave nothing to be won by joining two of them', () =>
    fc.assert(
      fc.property(edges, list => {
        const found = louvainCommunities(list);
        const q = modularity(list, found) ?? 0;
        for (const one of new Set(found))
          for (const other of new Set(found))
            expect(
              modularity(
                list,
                found.map(c => (c === one ? other : c)),
              ) ?? 0,
            ).toBeLessThan(q + 1e-9);
      }),
    ));
  it('are the nodes themselves where there is no edge', () =>
    expect([
      ...louvainCommunities({nodes: 3, from: new Uint32Array(), to: new Uint32Array(), weight: new Float64Array()}),
    ]).toEqual([0, 1, 2]));
  it('are the same each time', () =>
    fc.assert(fc.property(edges, list => expect(louvainCommunities(list)).toEqual(louvainCommunities(list)))));
  it('are two cliques that one weak edge joins', () => {
    const pairs = [0, 4].flatMap(at =>
      [
        [0, 1],
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
        [2, 3],
      ].map(([a = 0, b = 0]) => [at + a, at + b]),
    );
    const all = [...pairs, [3, 4]];
    const found = louvainCommunities({
      nodes: 8,
      from: Uint32Array.from(all, ([a]) => a!),
      to: Uint32Array.from(all, ([, b]) => b!),
      weight: Float64Array.from(all, ([a]) => (a === 3 ? 0.1 : 1)),
    });
    expect(new Set(found.slice(0, 4)).size).toBe(1);
    expect(new Set(found.slice(4)).size).toBe(1);
    expect(found[0]).not.toBe(found[7]);
  });
});
