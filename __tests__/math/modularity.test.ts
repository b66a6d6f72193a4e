import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {modularity, type WeightedEdges} from '../../src/math/modularity.ts';

type Edge = readonly [number, number, number];

const NODES = 7;
const edge = fc
  .tuple(fc.nat({max: NODES - 1}), fc.nat({max: NODES - 1}), fc.double({min: 0.01, max: 9, noNaN: true}))
  .filter(([a, b]) => a < b);
const graphs = fc.uniqueArray(edge, {minLength: 1, maxLength: 15, selector: ([a, b]) => a * NODES + b}).map(graph);
const communities = fc.array(fc.nat({max: 3}), {minLength: NODES, maxLength: NODES});

function graph(edges: readonly Edge[]): WeightedEdges {
  return {
    nodes: NODES,
    from: Uint32Array.from(edges, ([a]) => a),
    to: Uint32Array.from(edges, ([, b]) => b),
    weight: Float64Array.from(edges, ([, , w]) => w),
  };
}

/** The definition, O(nodes²): Q = Σ_ij [A_ij − k_i k_j / 2W] δ(c_i, c_j) / 2W. */
function oracle({from, to, weight}: WeightedEdges, community: readonly number[]): number {
  const a = Array.from({length: NODES}, () => Array.from({length: NODES}, () => 0));
  for (const [e, w] of weight.entries()) {
    for (const [x, y] of [
      [from[e]!, to[e]!],
      [to[e]!, from[e]!],
    ] as const)
      a[x]![y]! += w;
  }
  const strength = a.map(row => row.reduce((sum, w) => sum + w, 0));
  const twice = strength.reduce((sum, k) => sum + k, 0);
  let q = 0;
  for (const [i, row] of a.entries())
    for (const [j, w] of row.entries())
      if (community[i] === community[j]) q += (w - (strength[i]! * strength[j]!) / twice) / twice;
  return q;
}

describe('modularity(edges, community)', () => {
  it('is 0 for one community', () =>
    fc.assert(fc.property(graphs, g => expect(modularity(g, new Uint32Array(NODES))).toBeCloseTo(0, 12))));
  it('is ½ for two pairs apart', () =>
    expect(
      modularity(
        graph([
          [0, 1, 2],
          [2, 3, 2],
        ]),
        [0, 0, 1, 1, 2, 2, 2],
      ),
    ).toBeCloseTo(0.5, 12));
  it('is −½ for a pair in two communities', () =>
    expect(modularity(graph([[0, 1, 3]]), [0, 1, 0, 0, 0, 0, 0])).toBeCloseTo(-0.5, 12));
  it('is undefined without an edge', () => expect(modularity(graph([]), [])).toBeUndefined());
  it('agrees with its definition', () =>
    fc.assert(fc.property(graphs, communities, (g, c) => expect(modularity(g, c)).toBeCloseTo(oracle(g, c), 12))));
  it('sees neither the unit of weights nor the names of communities', () =>
    fc.assert(
      fc.property(graphs, communities, (g, c) => {
        const scaled = {...g, weight: g.weight.map(w => w * 3)};
        expect(
          modularity(
            scaled,
            c.map(name => 9 - name),
          ),
        ).toBeCloseTo(modularity(g, c)!, 12);
      }),
    ));
});
