import {openSharp} from './open-sharp.ts';

/** A picture on a sheet. */
export interface Placed {
  readonly webp: Uint8Array;
  readonly left: number;
  readonly top: number;
}

/** A sheet at one pixel for each of CSS, in 256 colours: a seventh of the bytes. */
export async function lighterSheet(png: Uint8Array): Promise<Uint8Array> {
  const sharp = await openSharp();
  const {width} = await sharp(Buffer.from(png), {}).metadata();
  return sharp(Buffer.from(png), {})
    .resize(Math.ceil(width / 2))
    .png({palette: true, compressionLevel: 9})
    .toBuffer();
}

/** Small pictures and a drawing of the words between them, on white, as one PNG. All in pixels. */
export async function contactSheet(words: string, pictures: readonly Placed[]): Promise<Uint8Array> {
  const sharp = await openSharp();
  return sharp(Buffer.from(words), {})
    .flatten({background: '#ffffff'})
    .composite(pictures.map(({webp, left, top}) => ({input: Buffer.from(webp), left, top})))
    .png({compressionLevel: 9})
    .toBuffer();
}
