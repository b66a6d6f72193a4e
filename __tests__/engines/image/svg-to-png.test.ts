import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {drawsText, svgToPng} from '../../../src/engines/image/svg-to-png.ts';
import {svgToPngNow} from '../../../src/engines/image/svg-to-png-now.ts';

const SQUARE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#0072b2"/></svg>';

describe('svgToPng(svg, scale)', () => {
  it.each([
    [undefined, 80, 60],
    [1, 40, 30],
    [3, 120, 90],
    [1e9, 320, 240],
    [0, 10, 8],
  ])('at scale %p is %d × %d pixels', async (scale, width, height) => {
    const png = await svgToPng(SQUARE, scale);
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(await sharp(png).metadata()).toMatchObject({format: 'png', width, height});
  });

  it('keeps colours', async () => {
    const {data} = await sharp(await svgToPng(SQUARE))
      .raw()
      .toBuffer({resolveWithObject: true});
    expect([...data.subarray(0, 3)]).toEqual([0, 0x72, 0xb2]);
  });

  it('gives the same bytes again', async () => expect(await svgToPng(SQUARE)).toEqual(await svgToPng(SQUARE)));
});

describe('drawsText()', () => {
  it('is true where there is a font', async () => expect(await drawsText()).toBe(true));
});

describe('svgToPngNow(svg, scale)', () => {
  it('is the picture, without waiting', async () => {
    const {data, info} = await sharp(svgToPngNow(SQUARE) ?? Buffer.alloc(0))
      .raw()
      .toBuffer({resolveWithObject: true});
    expect(info).toMatchObject({width: 80, height: 60});
    expect([...data.subarray(0, 3)]).toEqual([0, 0x72, 0xb2]);
  });
  it('is null for what is no drawing', () => expect(svgToPngNow('hat')).toBeNull());
});
