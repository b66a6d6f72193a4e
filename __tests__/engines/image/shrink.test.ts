import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {shrunk} from '../../../src/engines/image/shrink.ts';

const square = (width: number, of: (x: number, y: number) => number) => ({
  width,
  height: width,
  data: Uint8Array.from({length: width * width}, (_, i) => of(i % width, Math.floor(i / width))),
});

/** The definition: the integral over the area that a place covers. */
function oracle(plane: ReturnType<typeof square>, side: number, x: number, y: number): number {
  const scale = plane.width / side;
  let [sum, area] = [0, 0];
  for (let py = 0; py < plane.width; py++) {
    for (let px = 0; px < plane.width; px++) {
      const wide = Math.min(px + 1, (x + 1) * scale) - Math.max(px, x * scale);
      const high = Math.min(py + 1, (y + 1) * scale) - Math.max(py, y * scale);
      if (wide <= 0 || high <= 0) continue;
      sum += wide * high * (plane.data[py * plane.width + px] ?? 0);
      area += wide * high;
    }
  }
  return sum / area;
}

describe('shrunk(plane, side)', () => {
  it('is the mean of blocks where they fit', () => {
    const {data} = shrunk(
      square(4, (x, y) => x * 10 + y),
      2,
    );
    expect([...data]).toEqual([6, 26, 8, 28]);
  });
  it('agrees with the integral over what each pixel covers', () =>
    fc.assert(
      fc.property(
        fc.integer({min: 2, max: 17}).chain(width =>
          fc.record({
            side: fc.integer({min: 1, max: width}),
            data: fc.uint8Array({minLength: width * width, maxLength: width * width}),
            width: fc.constant(width),
          }),
        ),
        ({side, data, width}) => {
          const plane = {width, height: width, data};
          const found = shrunk(plane, side).data;
          for (let y = 0; y < side; y++)
            for (let x = 0; x < side; x++)
              expect(Math.abs((found[y * side + x] ?? 0) - oracle(plane, side, x, y))).toBeLessThanOrEqual(0.51);
        },
      ),
      {numRuns: 30},
    ));
});
