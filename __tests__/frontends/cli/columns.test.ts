import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {displayWidth, fit, flow, wrap} from '../../../src/frontends/cli/columns.ts';

describe('displayWidth(text)', () => {
  it.each([
    ['hat', 3],
    ['', 0],
    ['é', 1],
    ['é', 1],
    ['漢字', 4],
    ['ｗｉｄｅ', 8],
    ['한국', 4],
    ['かな', 4],
    ['😀', 2],
    ['👩‍👩‍👧', 2],
    ['❤️', 2],
    ['…', 1],
    ['\u001b[31mhat\u001b[0m', 3],
  ])('of %j is %i', (text, width) => expect(displayWidth(text)).toBe(width));
});

describe('fit(name, width)', () => {
  it.each([
    ['hat.png', 20, 'hat.png'],
    ['a/long/folder/of/many/parts/001.png', 20, 'a/long/fold…/001.png'],
    ['abcdefghijklmnop', 9, 'abc…lmnop'],
    ['漢字漢字漢字漢字', 7, '漢…漢字'],
  ])('%j in %i columns is %j', (name, width, expected) => {
    expect(fit(name, width)).toBe(expected);
  });
  it('never needs more columns', () =>
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 4, max: 40}), (name, width) =>
        expect(displayWidth(fit(name, width))).toBeLessThanOrEqual(width),
      ),
    ));
});

describe('flow(text, width)', () => {
  it('has no line that is wider', () =>
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'grapheme'})), fc.integer({min: 4, max: 40}), (words, width) =>
        expect(Math.max(...flow(words.join(' '), width).map(displayWidth))).toBeLessThanOrEqual(width),
      ),
    ));
});

describe('wrap(text, width)', () => {
  it('keeps a percent sign with its number', () => {
    expect(wrap('12.9 % broken (5.1–28.9 %)', 22)).toEqual(['12.9 % broken', '(5.1–28.9 %)']);
    expect(flow('a 50 %', 4)).toEqual(['a', '50 %']);
  });
});
