import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {inspectImage} from '../../src/sources/signature.ts';

/** First bytes, from the specifications of the formats. */
const HEADS: readonly (readonly [string, Buffer])[] = [
  ['.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ['.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe1])],
  ['.webp', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1')],
  ['.bmp', Buffer.from('BM')],
  ['.gif', Buffer.from('GIF89a')],
  ['.gif', Buffer.from('GIF87a')],
  ['.tif', Buffer.from('II*\0')],
  ['.tiff', Buffer.from('MM\0*')],
  ['.avif', Buffer.from('\0\0\0\x1cftypavif')],
  ['.jxl', Buffer.from([0xff, 0x0a])],
  ['.jp2', Buffer.from('\0\0\0\x0cjP  \r\n')],
];
const pointer = (oid: string, size = '12345') =>
  Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`);

describe('inspectImage(extension, head)', () => {
  it.each(HEADS)('knows %s by its first bytes, in any case', (ending, head) => {
    expect(inspectImage(ending, head)).toEqual({notes: []});
    expect(inspectImage(ending.toUpperCase(), head)).toEqual({notes: []});
  });
  it('says what a file holds whose name lies', () =>
    expect(inspectImage('.png', Buffer.from([0xff, 0xd8, 0xff]))).toEqual({
      notes: [{code: 'image-extension-lies', detail: '.png holds .jpg'}],
    }));
  it.each(['', '<html>', '\x89PN', 'RIFF\0\0\0\0WAVE'])('calls %j no image', text =>
    expect(inspectImage('.png', Buffer.from(text, 'latin1'))).toEqual({notes: [{code: 'image-not-an-image'}]}),
  );
  it('takes TGA at its word: the format has no signature', () =>
    expect(inspectImage('.tga', Buffer.alloc(18))).toEqual({notes: []}));
  it('reads a Git LFS pointer', () =>
    expect(inspectImage('.png', pointer('0a'.repeat(32)))).toEqual({
      notes: [{code: 'lfs-pointer'}],
      lfs: {oid: '0a'.repeat(32), size: 12_345},
    }));
  it.each([pointer('0a'), pointer('0a'.repeat(32), 'big'), pointer('0A'.repeat(32))])('is not deceived by %j', head =>
    expect(inspectImage('.png', head)).toEqual({notes: [{code: 'image-not-an-image'}]}),
  );
  it('is total', () =>
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 1024}), fc.constantFrom('.png', '.PNG', '', '.x'), (head, ending) =>
        expect(inspectImage(ending, head).notes.length).toBeLessThanOrEqual(1),
      ),
    ));
});
