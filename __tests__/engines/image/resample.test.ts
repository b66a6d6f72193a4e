import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {resamplingTable, resample} from '../../../src/engines/image/resample.ts';

const ONE = 1 << 22;

describe('resamplingTable(from, to)', () => {
  it.each([
    [1, 32],
    [7, 9],
    [32, 32],
    [1000, 9],
    [33, 32],
  ])('of %i to %i has weights that add up to one, inside the picture', (from, to) => {
    const {starts, lengths, weights, taps} = resamplingTable(from, to);
    for (let x = 0; x < to; x++) {
      const sum = weights.subarray(x * taps, x * taps + (lengths[x] ?? 0)).reduce((total, weight) => total + weight, 0);
      expect(Math.abs(sum - ONE)).toBeLessThanOrEqual(lengths[x] ?? 0);
      expect((starts[x] ?? 0) + (lengths[x] ?? 0)).toBeLessThanOrEqual(from);
      expect(lengths[x]).toBeGreaterThan(0);
    }
  });
});

describe('resample(plane, width, height)', () => {
  const planes = fc
    .tuple(fc.integer({min: 1, max: 64}), fc.integer({min: 1, max: 64}))
    .chain(([width, height]) =>
      fc.uint8Array({minLength: width * height, maxLength: width * height}).map(data => ({width, height, data})),
    );
  it('keeps one colour at any size', () =>
    fc.assert(
      fc.property(planes, fc.integer({min: 0, max: 255}), (plane, colour) => {
        const {data} = resample({...plane, data: plane.data.map(() => colour)}, 32, 32);
        expect(new Set(data)).toEqual(new Set([colour]));
      }),
      {numRuns: 50},
    ));
  it('leaves out what changes no size', () => {
    const plane = {width: 9, height: 8, data: Uint8Array.from({length: 72}, (_, i) => i)};
    expect(resample(plane, 9, 8)).toBe(plane);
  });
  it('gives the size that was asked for', () =>
    fc.assert(
      fc.property(planes, plane => expect(resample(plane, 9, 8)).toMatchObject({width: 9, height: 8})),
      {numRuns: 50},
    ));
});
