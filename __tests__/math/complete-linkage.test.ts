import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {completeLinkage} from '../../src/math/complete-linkage.ts';

type Edges = readonly (readonly [number, number])[];

const N = 12;
const graphs: fc.Arbitrary<Edges> = fc
  .uniqueArray(
    fc.tuple(fc.nat(N - 1), fc.nat(N - 1)).filter(([a, b]) => a < b),
    {selector: String, maxLength: 50},
  )
  .map(edges => edges as Edges);

const linked = (edges: Edges, n = N): number[] => [
  ...completeLinkage(n, {a: Uint32Array.from(edges, ([a]) => a), b: Uint32Array.from(edges, ([, b]) => b)}),
];

/** The definition: for each edge in turn, look at all pairs across. */
function oracle(edges: Edges): number[] {
  const isEdge = new Set(edges.map(([a, b]) => `${a} ${b}`));
  let groups = Array.from({length: N}, (_, i) => [i]);
  for (const [a, b] of edges) {
    const [x = [], y = []] = [groups.find(group => group.includes(a)), groups.find(group => group.includes(b))];
    if (x === y || !x.every(i => y.every(j => isEdge.has(`${Math.min(i, j)} ${Math.max(i, j)}`)))) continue;
    groups = [...groups.filter(group => group !== x && group !== y), [...x, ...y]];
  }
  return Array.from({length: N}, (_, i) => Math.min(...(groups.find(group => group.includes(i)) ?? [])));
}

describe('completeLinkage(n, edges)', () => {
  it('agrees with its definition', () =>
    fc.assert(
      fc.property(graphs, edges => expect(linked(edges)).toEqual(oracle(edges))),
      {numRuns: 300},
    ));
  it('groups only what is an edge, pair by pair', () =>
    fc.assert(
      fc.property(graphs, edges => {
        const groups = linked(edges);
        const isEdge = new Set(edges.map(String));
        for (let a = 0; a < N; a++)
          for (let b = a + 1; b < N; b++) if (groups[a] === groups[b]) expect(isEdge.has(`${a},${b}`)).toBe(true);
      }),
    ));
  it('breaks a chain at its weakest link', () =>
    expect(
      linked(
        [
          [0, 1],
          [2, 3],
          [1, 2],
        ],
        4,
      ),
    ).toEqual([0, 0, 2, 2]));
  it('joins whole cliques in linear time', () => {
    const edges: [number, number][] = [];
    for (let a = 0; a < 400; a++) for (let b = a + 1; b < 400; b++) edges.push([a, b]);
    expect(new Set(linked(edges, 400))).toEqual(new Set([0]));
  });
  it('leaves what has no edge alone', () => expect(linked([], 3)).toEqual([0, 1, 2]));
});
