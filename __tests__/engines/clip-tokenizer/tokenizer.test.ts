import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {loadClipTokenizer} from '../../../src/engines/clip-tokenizer/load.ts';

const ftfy = loadClipTokenizer('ftfy');
const nfc = loadClipTokenizer('nfc');

describe('encode(text)', () => {
  it.each([
    ['hello', [3306]],
    ['', []],
    ['<|startoftext|>', [49_406]],
  ] as const)('%j', (text, ids) => expect([...ftfy.encode(text)]).toEqual([...ids]));
  it.each([
    ['(vocaloid)', 4],
    ['(vocaloid),', 4],
    ['hatsune miku (vocaloid),', 7],
    ['...', 1],
    ['...,', 1],
    ['^_^', 1],
    ['^_^,', 3],
    ['long hair,', 3],
    ['1girl,', 3],
    ['blue_eyes', 3],
    ['blue eyes', 2],
    ['\\(series\\)', 5],
    ['(series)', 3],
  ])('%j has %i tokens', (text, tokens) => expect(ftfy.encode(text)).toHaveLength(tokens));
  it('repairs what ftfy repairs, and only then', () => {
    expect([...ftfy.encode('AT&amp;amp;T “x” ﬁ ＡＢ')]).toEqual([...nfc.encode('AT&T "x" fi AB')]);
    expect([...ftfy.encode('<b> &amp;')]).toEqual([...nfc.encode('<b> &amp;')]);
  });
  it('is total: lone surrogates, 400 times one letter', () => {
    expect([...ftfy.encode('\ud800')]).toEqual([...ftfy.encode('\ufffd')]);
    expect(ftfy.encode('a'.repeat(400)).length).toBeGreaterThan(0);
  });
  it('gives ids below the start marker for any text, additive over spaces', () =>
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}), (a, b) => {
        fc.pre(!/[<&|]/.test(a + b));
        const both = nfc.encode(`${a} ${b}`);
        expect(both.every(id => id < 49_406)).toBe(true);
        // NFC may compose a mark that opens `b` with nothing before it, so only what a space parts is compared.
        expect(both.length).toBe(nfc.encode(a).length + nfc.encode(b).length);
      }),
    ));
});
