import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {layoutNetwork} from '../../src/plots/network-layout.ts';

const network = fc.integer({min: 1, max: 25}).chain(n =>
  fc.record({
    groups: fc.array(fc.integer({min: 0, max: 3}), {minLength: n, maxLength: n}),
    edges: fc.array(
      fc.record({
        from: fc.integer({min: 0, max: n - 1}),
        to: fc.integer({min: 0, max: n - 1}),
        weight: fc.double({min: 0.01, max: 9, noNaN: true}),
      }),
      {maxLength: 40},
    ),
  }),
);

describe('places of a network', () => {
  it('lie in the unit square, one a node, and are the same each time', () =>
    fc.assert(
      fc.property(network, ({groups, edges}) => {
        const places = layoutNetwork(groups, edges);
        expect(places).toHaveLength(groups.length);
        for (const {x, y} of places) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(1);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(1);
        }
        expect(layoutNetwork(groups, edges)).toEqual(places);
      }),
      {numRuns: 15},
    ));
  it('keeps together what is tied together', () => {
    const clique = (from: number): {from: number; to: number; weight: number}[] =>
      [0, 1, 2, 3].flatMap(i => [0, 1, 2, 3].filter(j => j < i).map(j => ({from: from + i, to: from + j, weight: 1})));
    const places = layoutNetwork([0, 0, 0, 0, 1, 1, 1, 1], [...clique(0), ...clique(4)]);
    const distance = (i: number, j: number): number =>
      Math.hypot((places[i]?.x ?? 0) - (places[j]?.x ?? 0), (places[i]?.y ?? 0) - (places[j]?.y ?? 0));
    expect(Math.max(distance(0, 1), distance(2, 3), distance(4, 5))).toBeLessThan(
      Math.min(distance(0, 4), distance(1, 5)),
    );
  });
  it('of nothing is nothing', () => expect(layoutNetwork([], [])).toEqual([]));
});
