import {describe, expect, it} from '@jest/globals';
import {canFit, type Fit, fit, pixelsBetween} from '../../../src/engines/image/fit.ts';
import {BICUBIC, BILINEAR, LANCZOS} from '../../../src/engines/image/filters.ts';

const CLIP: Fit = {resize: {shortest: 4}, filter: 'bicubic', crop: {width: 4, height: 4}};
const grey = (width: number, height: number, of: (x: number, y: number) => number) => ({
  width,
  height,
  channels: 1,
  data: Uint8Array.from({length: width * height}, (_, i) => of(i % width, Math.floor(i / width))),
});

describe('filters', () => {
  it.each([
    ['lanczos', LANCZOS],
    ['bicubic', BICUBIC],
    ['bilinear', BILINEAR],
  ])('%s is 1 at 0, 0 at whole steps and beyond its support', (_name, {support, weight}) => {
    expect(weight(0)).toBe(1);
    for (let u = 1; u <= support + 1; u++) expect(weight(u)).toBeCloseTo(0, 12);
    expect(weight(-0.3)).toBeCloseTo(weight(0.3), 12);
  });
  it('bicubic is the cubic of Keys with a = −½', () => {
    expect(BICUBIC.weight(0.5)).toBe(0.5625);
    expect(BICUBIC.weight(1.5)).toBe(-0.0625);
  });
});

describe('canFit(size, how)', () => {
  const SQUARE: Fit = {square: 448};
  it('counts the square around a picture, and the picture whose shorter side is as wanted', () => {
    expect(pixelsBetween({width: 30, height: 20}, SQUARE)).toBe(900);
    expect(pixelsBetween({width: 30, height: 20}, CLIP)).toBe(24);
    expect(pixelsBetween({width: 30, height: 20}, {...CLIP, resize: {width: 8, height: 2}})).toBe(16);
    expect(pixelsBetween({width: 30, height: 20}, {...CLIP, resize: null})).toBe(600);
  });
  it.each([
    [{width: 8192, height: 8192}, true],
    [{width: 512, height: 9000}, true],
    [{width: 1, height: 20_000}, false],
    [{width: 100_000_000, height: 1}, false],
  ])('of %j is %p', (size, expected) => {
    expect(canFit(size, SQUARE)).toBe(expected);
    expect(canFit(size, {...CLIP, resize: {shortest: 224}})).toBe(expected);
  });
});

describe('fit(raster, how)', () => {
  it('gives plane after plane: red, green, blue', () => {
    const red = {width: 8, height: 8, channels: 3, data: new Uint8Array(192).map((_, i) => (i % 3 === 0 ? 255 : 7))};
    const out = fit(red, CLIP);
    expect(out).toHaveLength(48);
    expect(new Set(out.subarray(0, 16))).toEqual(new Set([255]));
    expect(new Set(out.subarray(16))).toEqual(new Set([7]));
  });
  it('makes all three colours of grey', () => {
    const out = fit(
      grey(4, 4, (x, y) => x * 10 + y),
      CLIP,
    );
    expect(out.subarray(0, 16)).toEqual(out.subarray(32));
    expect(out[1]).toBe(10);
  });
  it('cuts the middle of a wide and of a tall picture', () => {
    const wide = fit(
      grey(8, 4, x => x),
      {...CLIP, filter: 'nearest'},
    );
    expect([...wide.subarray(0, 4)]).toEqual([2, 3, 4, 5]);
    const tall = fit(
      grey(4, 9, (_x, y) => y),
      {...CLIP, filter: 'nearest'},
    );
    // ⌊(9 − 4) / 2⌋ rows are left out above.
    expect([0, 4, 8, 12].map(i => tall[i])).toEqual([2, 3, 4, 5]);
  });
  it('puts black around a picture that is smaller than the cut', () => {
    const out = fit(
      grey(2, 2, () => 9),
      {resize: null, filter: 'bicubic', crop: {width: 5, height: 4}},
    );
    expect([...out.subarray(0, 20)]).toEqual([0, 0, 0, 0, 0, 0, 0, 9, 9, 0, 0, 0, 9, 9, 0, 0, 0, 0, 0, 0]);
  });
  it('squashes to a size of its own', () => {
    const out = fit(
      grey(9, 3, () => 5),
      {resize: {width: 4, height: 4}, filter: 'bilinear', crop: null},
    );
    expect([...out]).toEqual(Array.from({length: 48}, () => 5));
  });
  it('keeps a line of one pixel', () => {
    const out = fit(
      grey(1000, 1, x => x % 256),
      CLIP,
    );
    expect(out).toHaveLength(48);
  });
});
