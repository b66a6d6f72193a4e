import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {headTail} from '../../src/math/head-tail.ts';

describe('head and tail', () => {
  it('has as head the fewest of the commonest that hold more than 80 % of the uses', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 99}), {minLength: 1, maxLength: 40}), counts => {
        const {order, head, tail} = headTail(
          counts,
          counts.map((_n, i) => String(i)),
        );
        const sorted = order.map(id => counts[id] ?? 0);
        const held = (n: number): number => sorted.slice(0, n).reduce((sum, one) => sum + one, 0);
        const enough = 0.8 * held(counts.length);
        expect(sorted).toEqual(counts.toSorted((a, b) => b - a));
        expect(held(head - 1)).toBeLessThanOrEqual(enough);
        expect(head === counts.length || held(head) > enough).toBe(true);
        expect(tail).toBe(sorted.slice(head).filter(n => n >= 2).length);
      }),
    ));
  it('settles ties by name, not by the order of reading', () =>
    expect(headTail([2, 2, 5], ['b', 'a', 'c']).order).toEqual([2, 1, 0]));
  it('is empty of nothing', () => expect(headTail([], [])).toEqual({order: [], head: 0, tail: 0}));
});
