import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {BinaryRows} from '../../src/math/binary-rows.ts';
import {assignItems, NOWHERE} from '../../src/statistics/item-communities.ts';
import {graphOf} from '../../src/statistics/tag-graph.ts';

const NODES = 6;
const nodes = [...Array.from({length: NODES}).keys()];
const told = fc.record({
  items: fc.array(fc.subarray(nodes), {minLength: 1, maxLength: 14}),
  community: fc.array(fc.nat({max: NODES - 1}), {minLength: NODES, maxLength: NODES}),
});

function rowsOf(items: readonly (readonly number[])[]): BinaryRows {
  const offsets = items.reduce((ends, own) => [...ends, (ends.at(-1) ?? 0) + own.length], [0]);
  return {offsets: Uint32Array.from(offsets), columns: Uint32Array.from(items.flat()), width: NODES};
}

/** Sum over an item's tags of their mean NPMI with the other tags of each of its communities of two tags or more. */
function affinities(items: readonly (readonly number[])[], community: readonly number[], own: readonly number[]) {
  const n = (...tags: number[]) => items.filter(item => tags.every(tag => item.includes(tag))).length;
  const npmi = (x: number, y: number): number => {
    if (n(x, y) === items.length) return 0;
    return n(x, y) === 0 ? -1 : Math.log((items.length * n(x, y)) / (n(x) * n(y))) / Math.log(items.length / n(x, y));
  };
  const sums = new Map<number, number>();
  for (const c of new Set(own.map(tag => community[tag] ?? 0))) {
    const members = nodes.filter(node => community[node] === c);
    if (members.length < 2) continue;
    const mean = (tag: number): number => {
      const others = members.filter(node => node !== tag);
      return others.reduce((sum, node) => sum + npmi(tag, node), 0) / others.length;
    };
    sums.set(
      c,
      own.reduce((sum, tag) => sum + mean(tag), 0),
    );
  }
  return sums;
}

describe('assignItems(graph, community, rows)', () => {
  it('puts an item where its tags have most to do with the others', () =>
    fc.assert(
      fc.property(told, ({items, community}) => {
        const rows = rowsOf(items);
        const graph = graphOf(rows, Uint32Array.from(nodes));
        const assigned = assignItems(graph, Uint32Array.from(community), rows);
        for (const [item, own] of items.entries()) {
          const sums = affinities(items, community, own);
          const place = assigned[item] ?? NOWHERE;
          if (sums.size === 0) expect(place).toBe(NOWHERE);
          else expect(sums.get(place)).toBeCloseTo(Math.max(...sums.values()), 9);
        }
      }),
    ));
  it('takes the lower number of two that are equal', () => {
    const items = [[0, 1, 2, 3]];
    const rows = rowsOf([...items, [4, 5]]);
    const graph = graphOf(rows, Uint32Array.from(nodes));
    expect(assignItems(graph, Uint32Array.from([3, 3, 1, 1, 0, 0]), rows)[0]).toBe(1);
  });
});
