import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {isShort, logTicks} from '../../src/plots/log-ticks.ts';

describe('logTicks(range)', () => {
  it.each([
    [
      [1, 48],
      [1, 2, 5, 10, 20],
    ],
    [
      [0.8, 58],
      [1, 2, 5, 10, 20, 50],
    ],
    [
      [0.003, 0.03],
      [0.005, 0.01, 0.02],
    ],
    [
      [1, 100_000],
      [1, 10, 100, 1000, 10_000, 100_000],
    ],
  ] as const)('of %j are %j', (range, ticks) => expect(logTicks(range)).toEqual(ticks));

  it('are three to ten round numbers within, in order, where a power of ten fits in', () => {
    fc.assert(
      fc.property(
        fc.double({min: 1e-3, max: 10, noNaN: true}),
        fc.double({min: 10, max: 1e5, noNaN: true}),
        (from, by) => {
          const ticks = logTicks([from, from * by]);
          expect(ticks.length).toBeGreaterThanOrEqual(isShort([from, from * by]) ? 3 : 2);
          expect(ticks.length).toBeLessThanOrEqual(10);
          expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
          for (const tick of ticks) expect([tick >= from, tick <= from * by]).toEqual([true, true]);
        },
      ),
    );
  });
});
