import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {nearWhole} from '../../src/math/near-whole.ts';

describe('nearWhole(n)', () => {
  it.each([
    [0.1 + 0.2 + 0.7, 1],
    [23.999999999999996, 24],
    [0.5, 0.5],
    [0, 0],
    [1e9 + 0.5, 1e9 + 0.5],
  ])('of %d is %d', (n, expected) => expect(nearWhole(n)).toBe(expected));
  it('takes the drift out of parts of one, however many', () =>
    fc.assert(
      fc.property(fc.integer({min: 1, max: 300}), fc.integer({min: 1, max: 60}), (parts, items) => {
        let sum = 0;
        for (let i = 0; i < parts * items; i++) sum += 1 / parts;
        expect(nearWhole(sum)).toBe(items);
      }),
    ));
});
