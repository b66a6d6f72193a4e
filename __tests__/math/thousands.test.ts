import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {thousands} from '../../src/math/thousands.ts';

describe('thousands(n)', () => {
  it.each([
    [0, '0'],
    [12, '12'],
    [999, '999'],
    [1600, '1,600'],
    [1_000_000, '1,000,000'],
    [-1234, '-1,234'],
    [12.5, '12.5'],
    [1234.56, '1,234.6'],
    [0.04, '0'],
    [999.96, '1,000'],
  ])('writes %d as %s', (n, text) => expect(thousands(n)).toBe(text));

  it('is what toLocaleString gives for English', () =>
    fc.assert(
      fc.property(fc.integer({min: -1_000_000_000, max: 1_000_000_000}), n =>
        expect(thousands(n)).toBe(n.toLocaleString('en-US')),
      ),
    ));

  it('keeps one decimal of tenths', () =>
    fc.assert(
      fc.property(fc.integer({min: 0, max: 10_000_000}), tenths =>
        expect(thousands(tenths / 10)).toBe((tenths / 10).toLocaleString('en-US', {maximumFractionDigits: 1})),
      ),
    ));
});
