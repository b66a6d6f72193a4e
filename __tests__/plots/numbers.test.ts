import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {percent, plain, written} from '../../src/plots/numbers.ts';

describe('numbers of a picture', () => {
  it.each([
    [0, '0'],
    [1234567, '1,234,567'],
    [-3, '−3'],
    [0.49437, '0.494'],
    [-0.8246, '−0.825'],
    [3.14159, '3.14'],
    [35.04, '35'],
    [123.4, '123'],
  ])('%d is %s', (value, text) => expect(plain(value)).toBe(text));
  it.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.0984, '9.8 %'],
    [0.004, '0.4 %'],
    [0.4567, '46 %'],
    [-0.05, '−5 %'],
  ])('a share of %d is %s', (share, text) => expect(percent(share)).toBe(text));
});

describe('numbers of a picture and toLocaleString', () => {
  const english = (value: number, maximumFractionDigits: number): string =>
    value.toLocaleString('en-US', {maximumFractionDigits}).replace(/^-0$/, '0').replace('-', '−');
  const digitsOf = (value: number): number => {
    const size = Math.abs(value);
    if (Number.isInteger(value) || size < 1) return 3;
    return size < 10 ? 2 : size < 100 ? 1 : 0;
  };
  const numbers = fc.oneof(fc.integer(), fc.double({min: -2000, max: 2000, noNaN: true}));

  it('agree on whole numbers', () =>
    fc.assert(fc.property(fc.integer(), value => expect(plain(value)).toBe(english(value, 3)))));
  it('agree on numbers of any size', () =>
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), value => {
        expect(plain(value)).toBe(english(value, digitsOf(value)));
      }),
    ));
  it.each([1.005, 0.0005, 2.675, 99.95, 1e-7, 1e15, 1e21, 2 ** 53, Infinity, NaN])('agree on %d', value => {
    expect(plain(value)).toBe(english(value, digitsOf(value)));
    expect(plain(-value)).toBe(english(-value, digitsOf(value)));
  });
  it('agree on shares', () =>
    fc.assert(
      fc.property(fc.double({min: 0.1, max: 1, noNaN: true}), share =>
        expect(percent(share)).toBe(`${english(share * 100, 100 * share < 10 ? 1 : 0)} %`),
      ),
    ));
  it('agree on points, which say plus', () =>
    fc.assert(
      fc.property(numbers, value =>
        expect(written(value, {format: 'points'})).toBe(
          `${value > 0 ? '+' : ''}${english(value, Math.abs(value) < 10 ? 2 : 1)}`,
        ),
      ),
    ));
});
