import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {thousands} from '../../src/math/thousands.ts';

describe('thousands(n)', () => {
  it('is what toLocaleString gives for English', () =>
    fc.assert(
      fc.property(fc.integer({min: -1_000_000_000, max: 1_000_000_000}), n =>
        expect(thousands(n)).toBe(n.toLocaleString('en-US')),
      ),
    ));
  it('keeps one decimal', () =>
    expect([thousands(1234.56), thousands(0.04), thousands(12)]).toEqual(['1,234.6', '0', '12']));
});
