import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {contactSheet} from '../../../src/engines/image/contact-sheet.ts';
import {thumbnail} from '../../../src/engines/image/thumbnail.ts';
import {bmp24, drawn} from '../../helpers/pictures.ts';

describe('thumbnail(bytes, name, side)', () => {
  it.each(['png', 'jpeg', 'webp', 'avif', 'gif', 'tiff'] as const)('makes a small one of %s', async format => {
    const bytes = await drawn(1, 400, 300).toFormat(format).toBuffer();
    const small = await thumbnail(bytes, `a.${format}`, 160);
    expect(small).toMatchObject({width: 160, height: 120});
    expect(await sharp(small?.webp).metadata()).toMatchObject({format: 'webp', width: 160, height: 120});
  });
  it('reads BMP, and enlarges nothing', async () =>
    expect(await thumbnail(bmp24(2, 1, [255, 0, 0, 0, 255, 0]), 'a.bmp', 160)).toMatchObject({width: 2, height: 1}));
  it('turns pictures upright', async () => {
    const bytes = await drawn(1, 400, 300).withMetadata({orientation: 6}).jpeg().toBuffer();
    expect(await thumbnail(bytes, 'a.jpg', 160)).toMatchObject({width: 120, height: 160});
  });
  it('is null for what is no picture, or a broken one', async () => {
    expect(await thumbnail(Buffer.from('hat'), 'a.png', 160)).toBeNull();
    expect(await thumbnail(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg', 160)).toBeNull();
    expect(await thumbnail(Buffer.from('BM and no more'), 'a.bmp', 160)).toBeNull();
    const png = await drawn(1).png().toBuffer();
    expect(await thumbnail(png.subarray(0, 60), 'a.png', 160)).toBeNull();
  });
});

describe('contactSheet(words, pictures)', () => {
  it('lays pictures onto the words', async () => {
    const red = await sharp({create: {width: 4, height: 4, channels: 3, background: '#f00'}})
      .webp({lossless: true})
      .toBuffer();
    const sheet = await contactSheet('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>', [
      {webp: red, left: 10, top: 2},
    ]);
    const {data, info} = await sharp(sheet).raw().toBuffer({resolveWithObject: true});
    const at = (x: number, y: number): number[] => [
      ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
    ];
    expect(info).toMatchObject({width: 20, height: 10});
    expect([at(0, 0), at(11, 3)]).toEqual([
      [255, 255, 255],
      [255, 0, 0],
    ]);
  });
});
