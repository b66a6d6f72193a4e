import {describe, expect, it} from '@jest/globals';
import {type Adjacency, adjacencyOf, mergeNodes} from '../../src/statistics/adjacency.ts';

/** A square 0–1–2–3 with one diagonal. */
const SQUARE = {
  nodes: 5,
  from: Uint32Array.from([0, 1, 2, 0, 0]),
  to: Uint32Array.from([1, 2, 3, 3, 2]),
  weight: Float64Array.from([1, 2, 4, 8, 16]),
};
const neighbours = ({starts, ends, weight}: Adjacency, node: number) =>
  new Map([...ends.subarray(starts[node], starts[node + 1])].map((end, at) => [end, weight[(starts[node] ?? 0) + at]]));

describe('adjacencyOf(edges)', () => {
  const graph = adjacencyOf(SQUARE);
  it('lists the neighbours of every node', () => {
    expect(neighbours(graph, 0)).toEqual(
      new Map([
        [1, 1],
        [3, 8],
        [2, 16],
      ]),
    );
    expect(neighbours(graph, 2)).toEqual(
      new Map([
        [1, 2],
        [3, 4],
        [0, 16],
      ]),
    );
    expect(neighbours(graph, 4)).toEqual(new Map());
  });
  it('sums their weights', () => {
    expect([...graph.strength]).toEqual([25, 3, 22, 12, 0]);
    expect(graph.total).toBe(62);
    expect([...graph.inside]).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('mergeNodes(graph, community, count)', () => {
  const merged = mergeNodes(adjacencyOf(SQUARE), Uint32Array.from([0, 1, 0, 1, 2]), 3);
  it('adds up what is between communities', () => {
    expect(neighbours(merged, 0)).toEqual(new Map([[1, 15]]));
    expect(neighbours(merged, 1)).toEqual(new Map([[0, 15]]));
    expect(neighbours(merged, 2)).toEqual(new Map());
  });
  it('keeps what is within them, twice', () => {
    expect([...merged.inside]).toEqual([32, 0, 0]);
    expect([...merged.strength]).toEqual([47, 15, 0]);
    expect(merged.total).toBe(62);
  });
});
