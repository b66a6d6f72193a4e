import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {decodeCaption, storedText} from '../../src/sources/decode.ts';
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
  const wide = (text: string, order: 'utf-16le' | 'utf-16be'): Uint8Array => {
    const bytes = Buffer.from(text, 'utf16le');
    return Uint8Array.from(order === 'utf-16le' ? bytes : bytes.swap16());
  };
  describe.each(['utf-16le', 'utf-16be'] as const)('%s without a byte order mark', order => {
    it.each([
      '1girl, hat\r\n',
      'a',
      'шляпа, кот',
      'шляпа',
      'Ă, Ł, ő',
      'café – “hat”',
      '女の子, 帽子と犬',
      '帽子と犬, hat',
    ])('is seen in %j', text => expect([text, ['caption-not-utf8', order]]).toEqual(read(wide(text, order))));
    it('is not written over where it cannot be told from UTF-8', () =>
      expect(read(wide('女の子, 帽子', order))[1]).toEqual(['caption-nul', undefined]));
  });
  const read = (bytes: Uint8Array) => {
    const {text, notes} = decodeCaption(bytes, 65_536);
    return [text, [notes[0]?.code, notes[0]?.detail]];
  };
  it('keeps UTF-8 that UTF-16 follows, as shells append it', () => {
    const mixed = Buffer.concat([Buffer.from('hat, tie\r\n'), wide('blue eyes, smile\r\n', 'utf-16le')]);
    expect(read(mixed)).toEqual([mixed.toString(), ['caption-nul', undefined]]);
  });
  it.each([
    ['here and there', [0x61, 0x62, 0, 0x63, 0x64, 0x65]],
    ['and nothing else', [0, 0, 0, 0]],
  ])('takes NULs %s for what they are', (_, bytes) => expect(decode(...bytes).notes).toEqual([{code: 'caption-nul'}]));
  it('reads nothing in bytes of no known encoding', () =>
    expect(decode(0xff, 0, 0x81, 0x8d, 0xd8)).toEqual({text: '', notes: [{code: 'caption-nul'}]}));
  it('keeps every text of UTF-8 without control signs, and never gives one with NULs as guessed', () =>
    fc.assert(
      fc.property(fc.string({unit: 'binary', minLength: 1}), fc.uint8Array({minLength: 1}), (text, bytes) => {
        if (!/[\0-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) {
          const {text: found, notes} = decodeCaption(Buffer.from(text), 65_536);
          expect(notes.map(({code}) => code)).not.toContain('caption-not-utf8');
          expect(notes.some(({code}) => code === 'caption-lfs-pointer') || found === Buffer.from(text).toString()).toBe(
            true,
          );
        }
        const {text: guess, encoding} = storedText(bytes);
        const marked = bytes[0] === 0xff || bytes[0] === 0xfe;
        if (encoding !== 'utf-8' && !marked) expect(guess).not.toContain('\0');
      }),
    ));
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
