import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {BICUBIC, BILINEAR, LANCZOS} from '../../../src/engines/image/filters.ts';
import {kernel} from '../../../src/engines/image/kernel.ts';
import type {Raster} from '../../../src/engines/image/raster.ts';
import {resampleColours} from '../../../src/engines/image/resample-colours.ts';
import {resamplingTable} from '../../../src/engines/image/resample.ts';
import {weighColours} from '../../../src/engines/image/weigh-colours.ts';
import {seededRandom} from '../../../src/math/random.ts';

const by = kernel();
if (by === null) throw new Error('This engine has no WebAssembly of vectors.');

function noise(width: number, height: number, channels: number, seed: string): Raster {
  const random = seededRandom(seed);
  // Extremes are what sums overflow on.
  const data = Uint8Array.from({length: width * height * channels}, () => {
    const x = random();
    return x < 0.3 ? 0 : x > 0.7 ? 255 : random() * 256;
  });
  return {width, height, channels, data};
}

const side = fc.integer({min: 1, max: 71});

const asked = fc
  .record({
    width: side,
    height: side,
    to: fc.record({width: side, height: side}),
    channels: fc.constantFrom(1, 2, 3, 4),
    filter: fc.constantFrom(BICUBIC, BILINEAR, LANCZOS),
    share: fc.tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.double({min: 0, max: 1, noNaN: true})),
    seed: fc.string(),
  })
  .map(({share: [across, down], to, width, height, channels, seed, filter}) => {
    const [left, top] = [Math.floor(across * to.width * 0.99), Math.floor(down * to.height * 0.99)];
    const cut = {left, top, width: Math.max(1, to.width - 2 * left), height: Math.max(1, to.height - 2 * top)};
    return {raster: noise(width, height, channels, seed), to, how: {filter, cut}};
  });

const read = (planes: ReturnType<typeof resampleColours>): string[] =>
  planes.map(({width, height, data}) => `${width} × ${height}: ${Buffer.from(data).toString('hex')}`);

describe('resampleColours(raster, size, how, kernel)', () => {
  it('gives the same by the kernel and without it, bit for bit', () =>
    fc.assert(
      fc.property(asked, ({raster, to, how}) => {
        expect(read(resampleColours(raster, to, how, by))).toEqual(read(resampleColours(raster, to, how, null)));
      }),
      {numRuns: 120},
    ));

  it.each([
    [512, 512, 3],
    [641, 427, 4],
    [100, 1500, 3],
    [1500, 100, 1],
  ])('does at the size of models: %i × %i, %i channels', (width, height, channels) => {
    const raster = noise(width, height, channels, `${width}`);
    const shorter = Math.min(width, height);
    const to = {width: Math.trunc((224 * width) / shorter), height: Math.trunc((224 * height) / shorter)};
    const cut = {left: (to.width - 224) >> 1, top: (to.height - 224) >> 1, width: 224, height: 224};
    const how = {filter: BICUBIC, cut};
    expect(read(resampleColours(raster, to, how, by))).toEqual(read(resampleColours(raster, to, how, null)));
  });
});

describe('weighColours(raster, passes, kernel)', () => {
  it('does not begin what would take more memory than it may', () => {
    const rows = {from: 0, to: 3000};
    const passes = {across: resamplingTable(2500, 4000), down: resamplingTable(3000, 4000), rows};
    expect(weighColours({width: 2500, height: 3000, channels: 3, data: new Uint8Array(0)}, passes, by)).toBeNull();
  });

  it('gives grey as all three colours of the asked size', () => {
    const passes = {across: resamplingTable(8, 5), down: resamplingTable(6, 3), rows: {from: 0, to: 6}};
    const planes = weighColours(noise(8, 6, 2, 'grey'), passes, by);
    expect(planes?.map(({width, height, data}) => [width, height, data.length])).toEqual([
      [5, 3, 15],
      [5, 3, 15],
      [5, 3, 15],
    ]);
    expect(planes?.[1]).toEqual(planes?.[0]);
  });
});
