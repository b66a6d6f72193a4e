import {describe, expect, it} from '@jest/globals';
import {CAPS} from '../../../src/plots/view.ts';
import {communitiesView} from '../../../src/plots/views/communities.ts';

const node = (label: string, n: number, community: number) => ({label, n, community});

describe('communities', () => {
  it('are named after their commonest tag, the largest first', () => {
    const {title, groups, nodes} = communitiesView({
      nodes: [node('sea', 9, 4), node('hat', 2, 1), node('boots', 5, 1), node('scarf', 1, 1)],
      edges: [
        [1, 2, 1.5],
        [1, 3, 1],
        [0, 2, 0.1],
      ],
    });
    expect(title).toBe('The tags form 2 communities: “boots”, “sea”');
    expect(groups).toEqual(['boots', 'sea']);
    expect(nodes.map(({group}) => group)).toEqual([1, 0, 0, 0]);
  });
  it('beyond six share a name', () => {
    const {groups, nodes} = communitiesView({
      nodes: Array.from({length: 9}, (_, i) => node(`t${i}`, 9 - i, i)),
      edges: Array.from({length: 8}, (_, i) => [i, i + 1, 1] as const),
    });
    expect(groups).toEqual(['t0', 't1', 't2', 't3', 't4', 't5', 'others']);
    expect(nodes.at(-1)?.group).toBe(6);
  });
  it('leave out what meets nothing oftener than by chance', () => {
    const {nodes, edges} = communitiesView({
      nodes: [node('alone', 9, 0), node('hat', 2, 1), node('boots', 5, 1)],
      edges: [[1, 2, 1.5]],
    });
    expect(nodes.map(({label}) => label)).toEqual(['hat', 'boots']);
    expect(edges).toEqual([{from: 0, to: 1, weight: 1.5}]);
  });
  it('keep within their caps, the heaviest edges first, none to a node that is left out', () => {
    const nodes = Array.from({length: 200}, (_, i) => node(`t${i}`, 200 - i, i % 3));
    const edges = nodes.flatMap((_, i) => nodes.slice(0, i).map((_other, j) => [j, i, (i * 7 + j) % 11] as const));
    const view = communitiesView({nodes, edges});
    expect([view.nodes.length, view.edges.length]).toEqual([CAPS.nodes, CAPS.edges]);
    expect(Math.max(...view.edges.flatMap(({from, to}) => [from, to]))).toBeLessThan(CAPS.nodes);
    expect(new Set(view.edges.map(({weight}) => weight))).toEqual(new Set([10, 9]));
  });
});
