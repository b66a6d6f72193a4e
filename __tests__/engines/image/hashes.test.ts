import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {averageHash, differenceHash, hexOf, mirrored, perceptualHash} from '../../../src/engines/image/hashes.ts';
import type {Plane} from '../../../src/engines/image/resample.ts';

const plane = (width: number, height: number, data: ArrayLike<number>): Plane => ({
  width,
  height,
  data: Uint8Array.from(data),
});
const thumbnails = fc.uint8Array({minLength: 1024, maxLength: 1024}).map(data => plane(32, 32, data));

/** The definition: a plain DCT-II on columns, then rows, against the median. */
function oracle({data}: Plane): string {
  const dct = (xs: number[]): number[] =>
    Array.from({length: 8}, (_, k) =>
      xs.reduce((sum, x, n) => sum + 2 * x * Math.cos((Math.PI * k * (2 * n + 1)) / 64), 0),
    );
  const columns = Array.from({length: 32}, (_, x) => dct(Array.from({length: 32}, (__, y) => data[y * 32 + x] ?? 0)));
  const low = Array.from({length: 8}, (_, v) => dct(columns.map(column => column[v] ?? 0))).flat();
  const sorted = low.toSorted((a, b) => a - b);
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  const bits = low.map(value => (value - median > 1e-6 ? '1' : '0')).join('');
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0');
}

describe('perceptualHash(thumbnail)', () => {
  it('agrees with its definition', () =>
    fc.assert(
      fc.property(thumbnails, one => expect(hexOf(perceptualHash(one))).toBe(oracle(one))),
      {numRuns: 50},
    ));
  it('is the mean alone for one colour, and nothing for black', () => {
    expect(
      hexOf(
        perceptualHash(
          plane(
            32,
            32,
            Array.from({length: 1024}, () => 77),
          ),
        ),
      ),
    ).toBe('8000000000000000');
    expect(
      hexOf(
        perceptualHash(
          plane(
            32,
            32,
            Array.from({length: 1024}, () => 0),
          ),
        ),
      ),
    ).toBe('0000000000000000');
  });
  it('knows that of the picture in a mirror', () =>
    fc.assert(
      fc.property(thumbnails, one =>
        expect(hexOf(perceptualHash(one).mirror)).toBe(hexOf(perceptualHash(mirrored(one)))),
      ),
      {numRuns: 200},
    ));
  it('has exact ties in symmetric pictures, whatever the machine rounds', () => {
    const symmetric = Array.from({length: 1024}, (_, i) => Math.min(i % 32, 31 - (i % 32)) * 8);
    const {weakBits} = perceptualHash(plane(32, 32, symmetric));
    expect(weakBits).toBeGreaterThanOrEqual(32);
  });
});

describe('differenceHash(thumbnail)', () => {
  it('is set where the next pixel is brighter', () => {
    const rising = Array.from({length: 72}, (_, i) => (i % 9) * 20);
    expect(hexOf(differenceHash(plane(9, 8, rising)))).toBe('ffffffffffffffff');
    expect(hexOf(differenceHash(mirrored(plane(9, 8, rising))))).toBe('0000000000000000');
  });
});

describe('averageHash(thumbnail)', () => {
  it('is set above the mean', () => {
    const half = Array.from({length: 64}, (_, i) => (i < 32 ? 200 : 10));
    expect(hexOf(averageHash(plane(8, 8, half)))).toBe('ffffffff00000000');
  });
});

describe('mirrored(plane)', () => {
  it('undoes itself', () =>
    fc.assert(
      fc.property(thumbnails, one => expect(mirrored(mirrored(one))).toEqual(one)),
      {numRuns: 20},
    ));
});
