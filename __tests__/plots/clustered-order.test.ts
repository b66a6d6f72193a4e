import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {clusteredOrder} from '../../src/plots/clustered-order.ts';

describe('a clustered order', () => {
  it('names each thing once', () =>
    fc.assert(
      fc.property(fc.array(fc.double({min: -3, max: 3, noNaN: true}), {minLength: 1, maxLength: 15}), at => {
        const order = clusteredOrder(at.length, (i, j) => -Math.abs((at[i] ?? 0) - (at[j] ?? 0)));
        expect(order.toSorted((a, b) => a - b)).toEqual([...at.keys()]);
      }),
    ));
  it('puts what is alike side by side', () => {
    // Even numbers are alike, odd ones are.
    const order = clusteredOrder(8, (i, j) => (i % 2 === j % 2 ? 1 : -1));
    const kinds = order.map(i => i % 2);
    expect(kinds.slice(1).filter((kind, i) => kind !== kinds[i]).length).toBe(1);
  });
  it('turns clusters so that their nearer ends meet', () => {
    // A line 0 – 1 – 2 – 3, of which the middle is the weakest.
    const strength: Readonly<Record<string, number>> = {'0,1': 5, '2,3': 5, '1,2': 1};
    const order = clusteredOrder(4, (i, j) => strength[[Math.min(i, j), Math.max(i, j)].join()] ?? 0);
    expect([order.join(''), order.toReversed().join('')]).toContain('0123');
  });
  it('of nothing is nothing', () => expect(clusteredOrder(0, () => 0)).toEqual([]));
});
