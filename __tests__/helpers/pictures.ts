import sharp, {type Sharp} from 'sharp';
import {seededRandom} from '../../src/math/random.ts';

const WIDE = 40;
const HIGH = 30;

/** A picture with soft shapes, another one for every seed: like photographs, no two of them look alike. */
export function drawn(seed: number, width = 160, height = 120): Sharp {
  const random = seededRandom(`picture ${seed}`);
  const data = Buffer.alloc(WIDE * HIGH * 3, 110);
  for (let i = 0; i < 24; i++) {
    const [left, top, side] = [random() * WIDE, random() * HIGH, 3 + random() * 12];
    const colour = [random() * 255, random() * 255, random() * 255];
    for (let y = Math.floor(top); y < Math.min(HIGH, top + side); y++)
      for (let x = Math.floor(left); x < Math.min(WIDE, left + side); x++) data.set(colour, (y * WIDE + x) * 3);
  }
  return sharp(data, {raw: {width: WIDE, height: HIGH, channels: 3}}).resize(width, height, {fit: 'fill'});
}

const PHOTO_WIDE = 96;
const PHOTO_HIGH = 72;

/** A picture with grain, 96 × 72: scaled down it stays sharp, scaled up it does not. */
export async function grained(seed: number): Promise<Sharp> {
  const random = seededRandom(`grain ${seed}`);
  const data = await drawn(seed, PHOTO_WIDE, PHOTO_HIGH).raw().toBuffer();
  for (let i = 0; i < data.length; i += 3) {
    const grain = (random() - 0.5) * 90;
    for (let c = 0; c < 3; c++) data[i + c] = Math.min(255, Math.max(0, (data[i + c] ?? 0) + grain));
  }
  return sharp(data, {raw: {width: PHOTO_WIDE, height: PHOTO_HIGH, channels: 3}});
}

/** One colour. */
export function flat(colour: string, width = 40, height = 30): Sharp {
  return sharp({create: {width, height, channels: 3, background: colour}});
}

/** An uncompressed BMP of 24 bits from RGB rows, top first. */
export function bmp24(width: number, height: number, rgb: readonly number[]): Buffer {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + stride * height);
  file.write('BM');
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r = 0, g = 0, b = 0] = rgb.slice((y * width + x) * 3);
      file.set([b, g, r], 54 + (height - 1 - y) * stride + x * 3);
    }
  }
  return file;
}
