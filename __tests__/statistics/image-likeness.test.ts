import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {correlation, likeness} from '../../src/statistics/image-likeness.ts';
import {times} from '../helpers/findings.ts';

const luma = fc.array(fc.integer({min: 0, max: 255}), {minLength: 256, maxLength: 256});

/** r by its definition. */
function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number): number =>
    x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] ?? 0) - my), 0);
  return product(a, meanA, b, meanB) / Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
}

/** Rows turned about, of 16 × 16. */
const mirrored = (of: readonly number[]): number[] =>
  times(16, row => of.slice(16 * row, 16 * row + 16).toReversed()).flat();

describe('correlation(a, b)', () => {
  it("is Pearson's r, also of one seen in a mirror", () =>
    fc.assert(
      fc.property(luma, luma, (a, b) => {
        expect(correlation(a, b)).toBeCloseTo(pearson(a, b), 9);
        expect(correlation(a, b, true)).toBeCloseTo(pearson(a, mirrored(b)), 9);
        expect(correlation(a, mirrored(a), true)).toBeCloseTo(1, 12);
      }),
    ));

  it('is 1 or 0 where one has no differences', () => {
    const grey = times(256, () => 90);
    expect(correlation(grey, grey)).toBe(1);
    expect(
      correlation(
        grey,
        times(256, () => 91),
      ),
    ).toBe(0);
    expect(
      correlation(
        grey,
        times(256, i => i),
      ),
    ).toBe(0);
  });
});

describe('likeness(a, b)', () => {
  const ramp = Uint8Array.from(times(256, i => i));
  const picture = (colour: number, luma16: Uint8Array = ramp, lowDetail = false): Parameters<typeof likeness>[0] => ({
    luma16,
    chroma8: Int8Array.from(times(128, () => colour)),
    lowDetail,
  });

  it('calls what differs by a mean of more than 20 in colour recoloured', () => {
    // Stored halved: 10 is a difference of 20.
    expect(likeness(picture(0), picture(10))).toBe('alike');
    expect(likeness(picture(0), picture(11))).toBe('recoloured');
  });

  it('passes over places that one has no colour for', () => {
    const mostlyEmpty = {...picture(0), chroma8: Int8Array.from(times(128, i => (i < 100 ? -128 : 5)))};
    expect(likeness(picture(0), mostlyEmpty)).toBe('alike');
    expect(likeness(picture(-128), mostlyEmpty)).toBe('alike');
  });

  it('asks for r of .85, of nearly empty pictures .99', () => {
    // The ramp with its end turned about: r between the two bounds.
    const other = Uint8Array.from(times(256, i => (i < 210 ? i : 465 - i)));
    const r = correlation(ramp, other);
    expect(r).toBeGreaterThan(0.85);
    expect(r).toBeLessThan(0.99);
    expect(likeness(picture(0), picture(0, other))).toBe('alike');
    expect(likeness(picture(0), picture(0, other, true))).toBe('unlike');
    expect(likeness(picture(0), picture(0, ramp, true))).toBe('alike');
    expect(likeness(picture(0), picture(0, ramp.toReversed()))).toBe('unlike');
  });

  it('turns light and colours for a mirror', () => {
    const left = Uint8Array.from(times(256, i => 10 * (i % 16)));
    const chroma8 = Int8Array.from(times(128, i => 4 * (i % 8)));
    const one = {luma16: left, chroma8, lowDetail: false};
    const other = {
      luma16: Uint8Array.from(mirrored([...left])),
      chroma8: Int8Array.from(times(128, i => 4 * (7 - (i % 8)))),
      lowDetail: false,
    };
    expect(likeness(one, other, true)).toBe('alike');
    expect(likeness(one, other)).toBe('unlike');
  });
});
