import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {decodeCaption} from '../../src/sources/decode.ts';
import {pythonTrim, universalLines} from '../../src/sources/python-text.ts';
import {parseFolderName} from '../../src/sources/repeats-folder.ts';

describe('decodeCaption(bytes, maxBytes)', () => {
  const decode = (...bytes: number[]) => decodeCaption(Uint8Array.from(bytes), 65_536);
  it('keeps the byte order mark, as sd-scripts does', () =>
    expect(decode(0xef, 0xbb, 0xbf, 0x61)).toEqual({text: '\ufeffa', notes: [{code: 'caption-bom'}]}));
  it('guesses Shift-JIS and Windows-1252', () => {
    expect(decode(0x93, 0xfa, 0x96, 0x7b)).toEqual({
      text: '日本',
      notes: [{code: 'caption-not-utf8', detail: 'shift_jis'}],
    });
    expect(decode(0x63, 0x61, 0x66, 0xe9)).toEqual({
      text: 'café',
      notes: [{code: 'caption-not-utf8', detail: 'windows-1252'}],
    });
  });
  it('notes zero bytes, NUL bytes and too large files', () => {
    expect(decode().notes).toEqual([{code: 'caption-zero-bytes'}]);
    expect(decode(0x61, 0, 0x62).notes).toEqual([{code: 'caption-nul'}]);
    expect(decodeCaption(new Uint8Array(10).fill(97), 9).notes[0]?.code).toBe('caption-too-large');
  });
  it.each(['utf-16le', 'utf-16be'] as const)(
    'sees %s without a byte order mark, though its letters are UTF-8 too',
    kind => {
      const units = Uint16Array.from('1girl, hat', letter => letter.charCodeAt(0));
      const bytes = new Uint8Array(units.buffer);
      if (kind === 'utf-16be') for (let i = 0; i < bytes.length; i += 2) bytes.subarray(i, i + 2).reverse();
      expect(decodeCaption(bytes, 65_536)).toEqual({
        text: '1girl, hat',
        notes: [{code: 'caption-not-utf8', detail: kind}],
      });
    },
  );
  it.each([
    ['here and there', [0x61, 0x62, 0, 0x63, 0x64, 0x65]],
    ['and nothing else', [0, 0, 0, 0]],
  ])('takes NULs %s for what they are', (_, bytes) => expect(decode(...bytes).notes).toEqual([{code: 'caption-nul'}]));
  it('ends in text or a note for any bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        const {text, notes} = decodeCaption(bytes, 65_536);
        expect(text !== '' || notes.length > 0).toBe(true);
      }),
    ));
});

describe('python text', () => {
  it('strips what Python strips', () => expect(pythonTrim('\u00a0\x1ca\u3000\ufeff')).toBe('a\u3000\ufeff'));
  it('cuts at universal newlines only', () =>
    expect(universalLines('a\r\nb\rc\u2028d')).toEqual(['a', 'b', 'c\u2028d']));
});

describe('parseFolderName(name)', () => {
  it.each([
    ['10_a', 10],
    ['10', 10],
    ['007_x', 7],
    ['+3_y', 3],
    ['１０_z', 10],
    ['0_n', 0],
    ['-1_m', -1],
  ])('%s has %d repeats', (name, repeats) => expect(parseFolderName(name)?.repeats).toBe(repeats));
  it.each(['1.5_q', 'cat', ''])('%j has none', name => expect(parseFolderName(name)).toBeNull());
});
