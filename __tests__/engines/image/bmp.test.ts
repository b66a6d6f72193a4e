import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {BmpError, decodeBmp} from '../../../src/engines/image/bmp.ts';
import {bmp24} from '../../helpers/pictures.ts';

/** A BMP with a palette: red, green, blue, white. */
function indexed(
  depth: number,
  rows: readonly (readonly number[])[],
  {compression = 0, height = rows.length} = {},
): Buffer {
  const head = Buffer.alloc(54 + 16);
  const pixels = Buffer.concat(rows.map(row => Buffer.from(row)));
  head.write('BM');
  head.writeUInt32LE(70, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(4, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(depth, 28);
  head.writeUInt32LE(compression, 30);
  head.writeUInt32LE(4, 46);
  head.set([0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0], 54);
  return Buffer.concat([head, pixels]);
}

const NAMES: Readonly<Record<string, string>> = {
  '255,0,0': 'r',
  '0,255,0': 'g',
  '0,0,255': 'b',
  '255,255,255': 'w',
  '0,0,0': '.',
};

/** Colours of the pixels, a row a line. */
function shown(file: Buffer): string {
  const {width, height, data} = decodeBmp(file);
  const pixel = (i: number): string => NAMES[data.subarray(i * 3, i * 3 + 3).join()] ?? '?';
  return Array.from({length: height}, (_, y) =>
    Array.from({length: width}, (__, x) => pixel(y * width + x)).join(''),
  ).join('/');
}

describe('decodeBmp(bytes)', () => {
  it('reads 24 bits, bottom row first', () =>
    fc.assert(
      fc.property(
        fc
          .tuple(fc.integer({min: 1, max: 9}), fc.integer({min: 1, max: 9}))
          .chain(([w, h]) =>
            fc.tuple(
              fc.constant(w),
              fc.constant(h),
              fc.array(fc.nat(255), {minLength: w * h * 3, maxLength: w * h * 3}),
            ),
          ),
        ([width, height, rgb]) => expect([...decodeBmp(bmp24(width, height, rgb)).data]).toEqual(rgb),
      ),
    ));
  it('reads 1, 4 and 8 bits with a palette; what it lacks is black', () => {
    expect(
      shown(
        indexed(8, [
          [0, 1, 2, 3],
          [3, 3, 9, 0],
        ]),
      ),
    ).toBe('ww.r/rgbw');
    expect(shown(indexed(4, [[0x01, 0x23, 0, 0]]))).toBe('rgbw');
    expect(shown(indexed(1, [[0b01010000, 0, 0, 0]]))).toBe('rgrg');
  });
  it('reads rows from the top where the height is negative', () =>
    expect(
      shown(
        indexed(
          8,
          [
            [0, 0, 0, 0],
            [1, 1, 1, 1],
          ],
          {height: -2},
        ),
      ),
    ).toBe('rrrr/gggg'));
  it('unpacks runs of 8 bits: literal places, ends of rows, and runs beyond them', () =>
    expect(
      shown(
        indexed(
          8,
          [
            [4, 1, 0, 0],
            [0, 3, 0, 1, 2, 0],
            [9, 3],
            [0, 0, 0, 1],
          ],
          {compression: 1, height: 2},
        ),
      ),
    ).toBe('rgbw/gggg'));
  it('unpacks runs of 4 bits', () =>
    expect(
      shown(
        indexed(
          4,
          [
            [4, 0x12],
            [0, 0, 0, 1],
          ],
          {compression: 2, height: 1},
        ),
      ),
    ).toBe('gbgb'));
  it.each([
    ['a header of unknown size', (file: Buffer) => file.writeUInt32LE(41, 14), false],
    ['a palette of too many colours', (file: Buffer) => file.writeUInt32LE(999_999, 46), false],
    ['no width', (file: Buffer) => file.writeInt32LE(0, 18), false],
    ['bits that there are not', (file: Buffer) => file.writeUInt16LE(7, 28), false],
    ['compression that there is not', (file: Buffer) => file.writeUInt32LE(9, 30), false],
    ['more rows than bytes', (file: Buffer) => file.writeInt32LE(900, 22), true],
  ])('refuses %s', (_what, spoil, cut) => {
    const file = indexed(8, [[0, 1, 2, 3]]);
    spoil(file);
    expect(() => decodeBmp(file)).toThrow(BmpError);
    try {
      decodeBmp(file);
    } catch (error) {
      expect((error as BmpError).cut).toBe(cut);
    }
  });
  it('ends on any bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 90}), fc.integer({min: 0, max: 3}), (noise, compression) => {
        const file = indexed(compression === 2 ? 4 : 8, [[...noise]], {compression, height: 3});
        try {
          decodeBmp(file);
        } catch (error) {
          expect(error).toBeInstanceOf(BmpError);
        }
      }),
    ));
});
