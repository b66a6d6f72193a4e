import {describe, expect, it} from '@jest/globals';
import {byteText, windows1252Text} from '../../src/sources/single-bytes.ts';

const ALL = Uint8Array.from({length: 256}, (_, i) => i);

describe('byteText(bytes)', () => {
  it('has a character for every byte, whatever Node makes of latin1', () => {
    expect(byteText(Uint8Array.of(0x89, 0x50, 0xff))).toBe('\x89P\xff');
    expect([...byteText(ALL)].map(sign => sign.charCodeAt(0))).toEqual([...ALL]);
  });
  it('reads a part of a larger buffer', () => expect(byteText(ALL.subarray(65, 68))).toBe('ABC'));
});

describe('windows1252Text(bytes)', () => {
  it('has quotes, dashes and the euro where the controls were', () =>
    expect(windows1252Text(Uint8Array.of(0x93, 0xe9, 0x94, 0x96, 0x80, 0x81))).toBe('“é”–€\x81'));
});
