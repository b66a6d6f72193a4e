import {describe, expect, it} from '@jest/globals';
import {nodesOf, tagGraph} from '../../src/statistics/tag-graph.ts';
import {tagSets} from '../helpers/tag-sets.ts';

/** `counts[t]` of `items` sets hold tag t. */
const setsWith = (items: number, counts: readonly number[]) =>
  tagSets(Array.from({length: items}, (_, i) => [...counts.keys()].filter(tag => i < (counts[tag] ?? 0))));

describe('nodesOf(sets)', () => {
  it.each([
    [10, [10, 3, 2], [0, 1]],
    [150, [4, 3, 2], [0, 1]],
    [200, [4, 3], [0]],
    [1000, [20, 19], [0]],
  ])('of %i items, tags with counts %j: those on three and on 2 %%', (items, counts, nodes) =>
    expect([...nodesOf(setsWith(items, counts))]).toEqual(nodes),
  );
  it('are no more than items, but 200 in any case, the commonest', () => {
    const many = tagSets(
      Array.from({length: 10}, (_, i) => Array.from({length: 300}, (__, t) => t).filter(t => t < 150 || i < 5)),
    );
    const nodes = nodesOf(many);
    expect(nodes).toHaveLength(200);
    for (let tag = 0; tag < 150; tag++) expect(nodes.slice(0, 150)).toContain(tag);
  });
  it('are fewer where captions are so long that their pairs could not be counted', () => {
    const long = tagSets(Array.from({length: 1000}, () => Array.from({length: 400}, (_, t) => t)));
    expect(nodesOf(long)).toHaveLength(200);
  });
});

describe('tagGraph(sets, nodes)', () => {
  it('joins tags that meet oftener than by chance, with their PMI', () => {
    const sets = tagSets([[0, 1], [0, 1], [0], [2], [2, 1]]);
    const {n, edges, items} = tagGraph(sets, Uint32Array.of(0, 1, 2));
    expect([...n]).toEqual([3, 3, 2]);
    expect(items).toBe(5);
    expect([[...edges.from], [...edges.to]]).toEqual([[0], [1]]);
    expect(edges.weight[0]).toBeCloseTo(Math.log((5 * 2) / (3 * 3)), 14);
  });
});
