import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {trendOf} from '../../src/math/trend.ts';

function orders(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((value, i) => orders(values.toSpliced(i, 1)).map(rest => [value, ...rest]));
}

function kendall(values: readonly number[]): number {
  let s = 0;
  for (const [i, from] of values.entries()) for (const to of values.slice(i + 1)) s += Math.sign(to - from);
  return s;
}

describe('trendOf(values)', () => {
  it('gives the reference values of eight scores', () => {
    const {slope, p} = trendOf([80, 79.5, 79, 78, 78.2, 77, 76, 75]);
    expect(slope).toBeCloseTo(-0.68333, 5);
    expect(p).toBeCloseTo(0.000396825, 9);
  });
  it('counts all orders of the values, equal ones among them', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 4}), {minLength: 2, maxLength: 6}), values => {
        const [own, all] = [Math.abs(kendall(values)), orders(values).map(order => Math.abs(kendall(order)))];
        expect(trendOf(values).p).toBeCloseTo(all.filter(s => s >= own).length / all.length, 12);
      }),
    ));
  it('is flat and unproved without a change', () => {
    expect(trendOf([50, 50, 50])).toEqual({slope: 0, p: 1});
  });
  it('turns its sign with the values', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({min: -50, max: 50}), {minLength: 2, maxLength: 20}), values => {
        const [up, down] = [trendOf(values), trendOf(values.map(value => -value))];
        expect(down.slope + up.slope).toBeCloseTo(0, 12);
        expect(down.p).toBeCloseTo(up.p, 12);
      }),
    ));
});
