import type {Plane} from './resample.ts';

/** Decoded pixels, 8 bits a channel: grey, grey and alpha, RGB, or RGBA. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

/** Whether the last channel is one of opacity. */
export function hasAlpha({channels}: Raster): boolean {
  return channels === 2 || channels === 4;
}

/** Luma as Pillow counts it: L = (19595 R + 38470 G + 7471 B + 32768) >> 16; grey as it is. */
export function lumaOf({width, height, channels, data}: Raster): Plane {
  if (channels === 1) return {width, height, data};
  const luma = new Uint8Array(width * height);
  if (channels === 2) for (let i = 0, at = 0; i < luma.length; i++, at += 2) luma[i] = data[at] ?? 0;
  else {
    for (let i = 0, at = 0; i < luma.length; i++, at += channels) {
      luma[i] = (19595 * (data[at] ?? 0) + 38470 * (data[at + 1] ?? 0) + 7471 * (data[at + 2] ?? 0) + 32768) >> 16;
    }
  }
  return {width, height, data: luma};
}

/** Colours over white, in whole numbers; what has no alpha stays as it is. */
export function overWhite(raster: Raster): Raster {
  if (!hasAlpha(raster)) return raster;
  const {width, height, channels, data} = raster;
  const colours = channels - 1;
  const out = new Uint8Array(width * height * colours);
  for (let i = 0, at = 0, to = 0; i < width * height; i++, at += channels) {
    const alpha = data[at + colours] ?? 0;
    for (let c = 0; c < colours; c++) out[to++] = divided255((data[at + c] ?? 0) * alpha + 255 * (255 - alpha));
  }
  return {width, height, channels: colours, data: out};
}

/** What Pillow makes of CMYK: R = max(0, (255 − K) − C · (255 − K) / 255), and so on. */
export function fromCmyk({width, height, data}: Raster): Raster {
  const out = new Uint8Array(width * height * 3);
  for (let i = 0, at = 0, to = 0; i < width * height; i++, at += 4) {
    const light = 255 - (data[at + 3] ?? 0);
    for (let c = 0; c < 3; c++) out[to++] = Math.max(0, light - divided255((data[at + c] ?? 0) * light));
  }
  return {width, height, channels: 3, data: out};
}

/** x / 255, rounded, as Pillow divides. */
function divided255(product: number): number {
  const t = product + 128;
  return ((t >> 8) + t) >> 8;
}
