import {describe, expect, it} from '@jest/globals';
import {jpegEnded, pngEnd} from '../../../src/engines/image/endings.ts';
import {lfsPointer, sniff} from '../../../src/engines/image/sniff.ts';
import {drawn} from '../../helpers/pictures.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('sniff(bytes, name)', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n', 'png'],
    ['\xff\xd8\xff\xe0', 'jpeg'],
    ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'webp'],
    ['GIF89a', 'gif'],
    ['II*\0', 'tiff'],
    ['MM\0*', 'tiff'],
    ['BM\x00\x00\x00\x00', 'bmp'],
    ['\0\0\0\x20ftypavif', 'avif'],
    ['\0\0\0\x20ftypmif1\0\0\0\0mif1avif', 'avif'],
  ])('%j is an image', (text, format) => expect(sniff(bytes(text))).toEqual({kind: 'image', format}));
  it.each([
    ['\0\0\0\x18ftypheic', 'HEIC'],
    ['\xff\x0a\xff', 'JPEG XL'],
    ['\0\0\x01\0\x01\0\x10\x10', 'ICO'],
    ['P6 1 1 255\n', 'PPM'],
    ['<?xml version="1.0"?>\n<svg xmlns="…">', 'SVG'],
    ['DDS |', 'DDS'],
  ])('%j is one without a decoder', (text, what) => expect(sniff(bytes(text))).toEqual({kind: 'unsupported', what}));
  it.each([
    ['<!DOCTYPE html><html>', 'a web page'],
    ['{"error": "not found"}', 'JSON'],
    ['PK\x03\x04', 'a ZIP archive'],
    ['\0\0\0\0\0\0\0\0\0\0\0\0', 'zeros'],
    ['hat, smile', 'text'],
    ['\x01\x02\x03', 'unknown bytes'],
  ])('%j is none', (text, what) => expect(sniff(bytes(text))).toEqual({kind: 'other', what}));
  it('believes the name of the one format that has no signature', () =>
    expect(sniff(bytes('\0\0\x02\0'), 'a.TGA')).toEqual({kind: 'unsupported', what: 'TGA'}));
});

describe('lfsPointer(bytes)', () => {
  const oid = 'a'.repeat(64);
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12\n`;
  it('knows what it stands for', () => expect(lfsPointer(bytes(pointer))).toBe(oid));
  it.each([pointer.replace('oid', 'old'), pointer.replace('size', 'seize'), pointer + ' '.repeat(2000), ''])(
    '%.30j is none',
    text => expect(lfsPointer(bytes(text))).toBeNull(),
  );
});

describe('pngEnd(bytes), jpegEnded(bytes)', () => {
  it('know whole files from cut ones', async () => {
    const png = await drawn(1).png().toBuffer();
    const jpeg = await drawn(1).jpeg().toBuffer();
    expect(pngEnd(png)).toEqual({cut: false, ended: true});
    expect(pngEnd(png.subarray(0, -1))).toEqual({cut: true, ended: true});
    expect(pngEnd(png.subarray(0, -14))).toEqual({cut: true, ended: false});
    expect([
      jpegEnded(jpeg),
      jpegEnded(jpeg.subarray(0, -2)),
      jpegEnded(Buffer.concat([jpeg, Buffer.alloc(9)])),
    ]).toEqual([true, false, true]);
  });
});
