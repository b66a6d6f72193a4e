import {describe, expect, it} from '@jest/globals';
import {CAPS} from '../../../src/plots/view.ts';
import {communitiesView} from '../../../src/plots/views/communities.ts';

const node = (label: string, n: number, community: number) => ({label, n, community});

describe('communities', () => {
  it('are named after their commonest tag, the largest first', () => {
    const {title, groups, nodes} = communitiesView({
      nodes: [node('sea', 9, 4), node('hat', 2, 1), node('boots', 5, 1), node('scarf', 1, 1)],
      edges: [[1, 2, 1.5]],
    });
    expect(title).toBe('The tags form 2 communities: “boots”, “sea”');
    expect(groups).toEqual(['boots', 'sea']);
    expect(nodes.map(({group}) => group)).toEqual([1, 0, 0, 0]);
  });
  it('beyond six share a name', () => {
    const {groups, nodes} = communitiesView({
      nodes: Array.from({length: 9}, (_, i) => node(`t${i}`, 9 - i, i)),
      edges: [],
    });
    expect(groups).toEqual(['t0', 't1', 't2', 't3', 't4', 't5', 'others']);
    expect(nodes.at(-1)?.group).toBe(6);
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
