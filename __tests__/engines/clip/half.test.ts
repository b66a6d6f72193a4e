import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {fromHalf, toHalf} from '../../../src/engines/clip/half.ts';

const half = (x: number): number => toHalf(Float32Array.of(x))[0] ?? 0;
const back = (bits: number): number => fromHalf(Uint16Array.of(bits))[0] ?? 0;

describe('toHalf(values)', () => {
  it.each([
    [0, 0],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65520, 0x7c00],
    [Infinity, 0x7c00],
    [2 ** -24, 1],
    [2 ** -26, 0],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
  ])('%f has the bits %i', (x, bits) => expect(half(x)).toBe(bits));
  it('keeps what is no number', () => expect(back(half(NaN))).toBeNaN());
  it('is undone by fromHalf for every half', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = back(bits);
      if (!Number.isNaN(value) && half(value) !== bits) throw new Error(`${bits}: ${value} became ${half(value)}`);
    }
  });
  it('gives the nearest half', () =>
    fc.assert(
      fc.property(fc.float({min: -60000, max: 60000, noNaN: true}), x => {
        const bits = half(x) & 0x7fff;
        const error = Math.abs(back(bits) - Math.abs(x));
        for (const other of [bits - 1, bits + 1])
          if (other >= 0) expect(error).toBeLessThanOrEqual(Math.abs(back(other) - Math.abs(x)));
      }),
    ));
});
