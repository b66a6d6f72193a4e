import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {modularity} from '../../src/math/modularity.ts';
import {adjustedRandIndex} from '../../src/math/partition.ts';
import {louvainCommunities} from '../../src/statistics/louvain.ts';
import {nodesOf, tagGraph} from '../../src/statistics/tag-graph.ts';
import {tagSets} from '../helpers/tag-sets.ts';

interface Golden {
  readonly N: number;
  readonly nodes: readonly (readonly [string, number])[];
  readonly edges: readonly (readonly [number, number, number])[];
  readonly partitions: Readonly<Record<string, {readonly membership: readonly number[]; readonly modularity: number}>>;
  readonly between: Readonly<Record<string, {readonly ari: number}>>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(`../shared/golden/${path}`, 'utf8'));
const golden = Object.entries(read('modularity.json') as Readonly<Record<string, Golden>>);

describe.each(golden)('%s', (name, {N, nodes, edges, partitions, between}) => {
  const graph = {
    nodes: nodes.length,
    from: Uint32Array.from(edges, ([a]) => a),
    to: Uint32Array.from(edges, ([, b]) => b),
    weight: Float64Array.from(edges, ([, , w]) => w),
  };
  it.each(Object.entries(partitions))('modularity of %s', (_name, {membership, modularity: q}) =>
    expect(Math.abs((modularity(graph, membership) ?? NaN) - q)).toBeLessThanOrEqual(1e-12),
  );
  it.each(Object.entries(between))('adjusted Rand index of %s', (pair, {ari}) => {
    const [a = '', b = ''] = pair.split(' | ');
    const of = (partition: string) => partitions[partition]?.membership ?? [];
    expect(Math.abs((adjustedRandIndex(of(a), of(b)) ?? NaN) - ari)).toBeLessThanOrEqual(1e-12);
  });
  it('has communities no worse than those of networkx, but for a hundredth', () =>
    expect(modularity(graph, louvainCommunities(graph))).toBeGreaterThan(
      (partitions['louvain']?.modularity ?? 1) - 0.01,
    ));

  const rows = rowsOf(name);
  if (rows === null) return;
  it('is the graph that we make of the captions', () => {
    const names = [...new Set(rows.flat())];
    const id = new Map(names.map((tag, i) => [tag, i]));
    const sets = tagSets(rows.map(tags => tags.map(tag => id.get(tag) ?? 0)));
    expect(rows).toHaveLength(N);
    const ours = nodesOf(sets);
    if (nodes.length <= 200) expect(ours).toHaveLength(nodes.length);
    const made = tagGraph(
      sets,
      Uint32Array.from(nodes, ([tag]) => id.get(tag) ?? 0),
    );
    expect([...made.n]).toEqual(nodes.map(([, n]) => n));
    const found = new Map([...made.edges.weight].map((w, e) => [`${made.edges.from[e]} ${made.edges.to[e]}`, w]));
    expect(found.size).toBe(edges.length);
    for (const [a, b, weight] of edges)
      expect(Math.abs((found.get(`${a} ${b}`) ?? NaN) - weight)).toBeLessThanOrEqual(1e-12);
  });
});

/** Tags of the items, by match key; null for sets whose rows are not at hand. */
function rowsOf(name: string): string[][] | null {
  try {
    const {items} = read(`rows/${name.replaceAll('/', '-').replace('.jsonl', '')}.json`) as {
      items: readonly {readonly keys: readonly string[]}[];
    };
    return items.map(({keys}) => [...keys]);
  } catch {
    return null;
  }
}
