import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {clipNormalise} from '../../../src/engines/clip-tokenizer/normalise.ts';

describe('clipNormalise(text, how)', () => {
  it.each([
    ['1Girl,  Red\tHat ', '1girl, red hat', '1girl, red hat'],
    ['cafe\u0301', 'caf\u00e9', 'caf\u00e9'],
    ['\u2018a\u2019 \u201cb\u201d', '\'a\' "b"', '\u2018a\u2019 \u201cb\u201d'],
    ['\ufb01g', 'fig', '\ufb01g'],
    ['ＡＢ\u3000！', 'ab !', 'ａｂ ！'],
    ['a\u0007b\u206ac', 'abc', 'a\u0007b\u206ac'],
    ['\ufeffhat', 'hat', '\ufeffhat'],
    ['&amp;amp;lt;', '<', '&amp;amp;lt;'],
    ['&#x41;&#66;&nbsp;c', 'ab c', '&#x41;&#66;&nbsp;c'],
    ['<b> &amp;', '<b> &amp;', '<b> &amp;'],
    ['&#1114112;', '&#1114112;', '&#1114112;'],
    ['a\u001cb\u0085c\u2028d', 'ab c d', 'a b c d'],
  ])('%j is %j under ftfy, %j under nfc', (text, ftfy, nfc) => {
    expect(clipNormalise(text, 'nfc')).toBe(nfc);
    expect(clipNormalise(text, 'ftfy')).toBe(ftfy);
  });
  it('has no white space but single spaces inside, whatever the text', () =>
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), text => {
        // U+FEFF is white space to JavaScript, not to Python.
        expect(clipNormalise(text, 'nfc').replaceAll('\ufeff', 'x')).toMatch(/^(\S+( \S+)*)?$/);
      }),
    ));
});
