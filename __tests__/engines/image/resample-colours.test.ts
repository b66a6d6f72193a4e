import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {BICUBIC, BILINEAR, LANCZOS} from '../../../src/engines/image/filters.ts';
import {resample} from '../../../src/engines/image/resample.ts';
import {resampleColours} from '../../../src/engines/image/resample-colours.ts';
import {seededRandom} from '../../../src/math/random.ts';

const side = fc.integer({min: 1, max: 23});

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
  .map(({share: [across, down], to, width, height, channels, seed, ...more}) => {
    const random = seededRandom(seed);
    const data = Uint8Array.from({length: width * height * channels}, () => random() * 256);
    const [left, top] = [Math.floor(across * to.width * 0.99), Math.floor(down * to.height * 0.99)];
    const cut = {left, top, width: Math.max(1, to.width - 2 * left), height: Math.max(1, to.height - 2 * top)};
    return {raster: {width, height, channels, data}, to, cut, ...more};
  });

describe('resampleColours(raster, size, {filter, cut})', () => {
  it('is the part of what resample makes of each colour, bit for bit', () =>
    fc.assert(
      fc.property(asked, ({raster, to, filter, cut}) => {
        const found = resampleColours(raster, to, {filter, cut});
        for (const [colour, plane] of found.entries()) {
          const step = raster.channels < 3 ? 0 : colour;
          const own = Uint8Array.from(
            {length: raster.width * raster.height},
            (_, i) => raster.data[i * raster.channels + step] ?? 0,
          );
          const whole = resample({width: raster.width, height: raster.height, data: own}, to.width, to.height, filter);
          const part = Array.from({length: cut.width * cut.height}, (_, i) => {
            const [x, y] = [i % cut.width, Math.floor(i / cut.width)];
            return whole.data[(cut.top + y) * to.width + cut.left + x];
          });
          expect({width: plane.width, height: plane.height, data: [...plane.data]}).toEqual({
            width: cut.width,
            height: cut.height,
            data: part,
          });
        }
      }),
      {numRuns: 400},
    ));
});
