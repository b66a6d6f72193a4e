import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {benjaminiHochberg} from '../../src/math/multiple-testing.ts';

const ln = (p: readonly number[]): Float64Array => Float64Array.from(p, Math.log);
const chances = fc.array(fc.double({min: 1e-12, max: 1, noNaN: true}), {maxLength: 40});

/** The step-up rule as the article states it: the greatest i with p₍ᵢ₎ ≤ i·rate/m. */
function lastRejected(p: readonly number[], rate: number): number {
  const sorted = p.toSorted((a, b) => a - b);
  return sorted.findLastIndex((value, i) => value <= ((i + 1) * rate) / sorted.length) + 1;
}

describe('benjaminiHochberg(lnP)', () => {
  it('rejects four of the fifteen hypotheses of its article', () => {
    // Benjamini and Hochberg (1995), section 3.2.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const {count, rejected, q} = benjaminiHochberg(ln(p));
    expect(count).toBe(4);
    expect([...rejected.slice(0, 5)]).toEqual([1, 1, 1, 1, 0]);
    expect(q[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
    // 0.0201·15/5 = .0603 and 0.0278·15/6 = .0695, but 0.0298·15/7 = .0639: q never falls.
    expect([q[4], q[5]]).toEqual([expect.closeTo(0.0603, 10), expect.closeTo((0.0298 * 15) / 7, 10)]);
  });
  it('rejects what the step-up rule rejects', () =>
    fc.assert(
      fc.property(chances, p => {
        const {count, rejected} = benjaminiHochberg(ln(p), {rate: 0.1});
        expect(count).toBe(lastRejected(p, 0.1));
        expect(rejected.reduce((a, b) => a + b, 0)).toBe(count);
      }),
    ));
  it('counts tests that were not made as p = 1', () =>
    fc.assert(
      fc.property(chances, fc.nat(30), (p, untested) => {
        const told = benjaminiHochberg(ln(p), {untested});
        const made = benjaminiHochberg(ln([...p, ...Array.from({length: untested}, () => 1)]));
        expect([...told.rejected]).toEqual([...made.rejected.slice(0, p.length)]);
        for (const [i, q] of told.q.entries()) expect(q).toBeCloseTo(made.q[i] ?? NaN, 12);
      }),
    ));
  it('sees no order', () =>
    fc.assert(
      fc.property(chances, p => {
        const {q} = benjaminiHochberg(ln(p));
        const {q: reversed} = benjaminiHochberg(ln(p.toReversed()));
        expect([...reversed].toReversed()).toEqual([...q]);
      }),
    ));
  it('tells p = e^−800 from e^−900', () => {
    const {count, q} = benjaminiHochberg(Float64Array.of(-800, -900), {untested: 1e6});
    expect([count, q[0]]).toEqual([2, 0]);
  });
  it('of nothing is nothing', () => expect(benjaminiHochberg(new Float64Array(), {untested: 5}).count).toBe(0));
});
