import {describe, expect, it} from '@jest/globals';
import {percent, plain} from '../../src/plots/numbers.ts';

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
