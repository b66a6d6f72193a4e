import {openSharp} from './open-sharp.ts';

/** Dots an inch at which a pixel of CSS is one pixel of the picture. */
const DENSITY = 72;
/** Beyond, a picture would take hundreds of megabytes. */
const [LEAST_SCALE, MOST_SCALE] = [0.25, 8];

export interface PngOptions {
  /** The 256 colours that serve best instead of all: of a drawing of thousands of cells less than half of the bytes. */
  readonly indexed?: boolean;
}

/** A drawing of ours as PNG, `scale` pixels for each pixel of CSS: 2 for screens of today and for paper. */
export async function svgToPng(svg: string, scale = 2, {indexed = false}: PngOptions = {}): Promise<Uint8Array> {
  const sharp = await openSharp();
  const density = DENSITY * Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));
  return sharp(Buffer.from(svg), {density}).png({compressionLevel: 9, palette: indexed, dither: 0}).toBuffer();
}

const GLYPH =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="#fff"/><text x="2" y="17" font-size="16" font-family="\'DejaVu Sans\',\'Liberation Sans\',Arial,sans-serif">M</text></svg>';

/** Whether text is drawn at all: without any font on the system it vanishes from pictures, without an error. */
export async function drawsText(): Promise<boolean> {
  const sharp = await openSharp();
  const pixels = await sharp(Buffer.from(GLYPH), {}).greyscale().raw().toBuffer();
  return pixels.some(level => level < 128);
}
