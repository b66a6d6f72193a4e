import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {kernel} from '../../../src/engines/image/kernel.ts';
import type {Raster} from '../../../src/engines/image/raster.ts';
import type {Plane} from '../../../src/engines/image/resample.ts';
import {survey} from '../../../src/engines/image/survey.ts';
import {surveyPlainly, type Survey} from '../../../src/engines/image/survey-plainly.ts';
import {seededRandom} from '../../../src/math/random.ts';

/** Noise, with runs of black and white so that sums come near their bounds. */
function noise({width, height, channels, seed}: Omit<Raster, 'data'> & {readonly seed: number}): Raster {
  const random = seededRandom(`picture ${seed}`);
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < data.length;) {
    const [kind, length] = [random(), 1 + Math.floor(random() * 200)];
    for (const end = Math.min(data.length, i + length); i < end; i++)
      data[i] = kind < 0.2 ? 0 : kind < 0.4 ? 255 : (i * 167 + Math.floor(kind * 256)) & 255;
  }
  return {width, height, channels, data};
}

/** A survey in short words: comparing arrays number by number takes longer than making them. */
function said({thumbnail, narrow, sharpness, boxes}: Survey): string[] {
  const hex = ({width, height, data}: Plane): string => `${width} × ${height} ${Buffer.from(data).toString('hex')}`;
  return [hex(thumbnail), hex(narrow), String(sharpness), boxes.colours.join(), boxes.pixels.join()];
}

const pictures = (most: number): fc.Arbitrary<Raster> =>
  fc
    .record({
      width: fc.integer({min: 1, max: most}),
      height: fc.integer({min: 1, max: most}),
      channels: fc.constantFrom(1, 2, 3, 4),
      seed: fc.nat(),
    })
    .map(noise);

describe('survey(raster)', () => {
  it('has a kernel here', () => expect(kernel()).not.toBeNull());
  it(
    'sees what the plain survey sees, at every small size',
    () =>
      fc.assert(
        fc.property(pictures(48), raster => expect(said(survey(raster))).toEqual(said(surveyPlainly(raster)))),
        {numRuns: 1000},
      ),
    30_000,
  );
  it.each([
    [1, 3000, 3],
    [3000, 1, 4],
    [1024, 1024, 3],
    [1023, 517, 3],
    [1025, 600, 4],
    [1537, 40, 3],
    [2049, 333, 1],
    [33, 5200, 3],
    [1700, 520, 3],
    [640, 2100, 4],
    [2600, 300, 3],
    [3100, 77, 3],
    [3599, 65, 3],
    [4100, 129, 3],
    [4700, 90, 3],
    [6000, 30, 3],
    [16_384, 9, 3],
    [16_390, 9, 3],
  ])('sees it at %i × %i with %i channels', (width, height, channels) => {
    const raster = noise({width, height, channels, seed: width});
    expect(said(survey(raster))).toEqual(said(surveyPlainly(raster)));
  });
  it.each([0, 255])('sees it where every value is %i', value => {
    const raster = {width: 1100, height: 1100, channels: 3, data: new Uint8Array(1100 * 1100 * 3).fill(value)};
    expect(said(survey(raster))).toEqual(said(surveyPlainly(raster)));
  });
  it('leaves nothing of the picture before', () => {
    const small = noise({width: 40, height: 30, channels: 3, seed: 1});
    const before = said(survey(small));
    survey({width: 600, height: 600, channels: 3, data: new Uint8Array(600 * 600 * 3).fill(255)});
    expect(said(survey(small))).toEqual(before);
  });
  it('goes without a kernel', () => {
    const raster = noise({width: 50, height: 60, channels: 3, seed: 2});
    expect(said(survey(raster, null))).toEqual(said(survey(raster)));
  });
});
