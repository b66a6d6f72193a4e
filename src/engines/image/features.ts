import type {Plane} from './resample.ts';
import {hasAlpha, type Raster} from './raster.ts';

/** What a thumbnail of 32 × 32 tells of light. */
export interface Light {
  /** Mean and population deviation, in [0, 1]. */
  readonly brightness: number;
  readonly contrast: number;
  readonly dark: boolean;
  readonly light: boolean;
  /** Largest share of the thumbnail inside 16 consecutive grey levels: how much of it is plain background. */
  readonly window: number;
  /** One colour, or nearly. */
  readonly flat: boolean;
}

const WINDOW = 16;
const FLAT = 4;
const DARK = 0.32;
const LIGHT = 0.95;

export function lightOf({data}: Plane): Light {
  const counts = new Uint32Array(256 + WINDOW);
  let [sum, squares] = [0, 0];
  for (const value of data) {
    counts[value] = (counts[value] ?? 0) + 1;
    sum += value;
    squares += value * value;
  }
  const n = data.length;
  let [inside, most] = [0, 0];
  for (let level = 0; level < counts.length; level++) {
    inside += (counts[level] ?? 0) - (counts[level - WINDOW] ?? 0);
    most = Math.max(most, inside);
  }
  const quantile = quantileOf(counts, n);
  // Sums are whole numbers below 2^53, so that the variance of a flat picture is exactly 0.
  return {
    brightness: sum / n / 255,
    contrast: Math.sqrt(Math.max(0, n * squares - sum * sum)) / n / 255,
    dark: quantile(0.99) / 255 < DARK,
    light: quantile(0.05) / 255 > LIGHT,
    window: most / n,
    flat: quantile(1) - quantile(0) <= FLAT,
  };
}

/** q ↦ the value at place ⌊q (n − 1)⌋ in order. */
function quantileOf(counts: Uint32Array, n: number): (q: number) => number {
  return q => {
    let left = Math.floor((n - 1) * q);
    let level = 0;
    while (left >= (counts[level] ?? 0)) left -= counts[level++] ?? 0;
    return level;
  };
}

/** By how much pictures are reduced before their sharpness compares: the longer side then has 512 … 1023 pixels. */
export function reductionOf(width: number, height: number): number {
  return Math.max(1, Math.floor(Math.max(width, height) / 512));
}

/**
 * Sharpness: variance of the Laplacian 4c − n − s − e − w, after the longer side was reduced to 512 … 1023 pixels by box
 * means so that large pictures compare with small ones. 0 where nothing lies inside.
 */
export function sharpnessOf(luma: Plane): number {
  const {width, height, data} = reduced(luma, reductionOf(luma.width, luma.height));
  let [sum, squares] = [0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const around = (data[at - 1] ?? 0) + (data[at + 1] ?? 0) + (data[at - width] ?? 0) + (data[at + width] ?? 0);
      const edge = 4 * (data[at] ?? 0) - around;
      sum += edge;
      squares += edge * edge;
    }
  }
  return variance({sum, squares, n: Math.max(0, width - 2) * Math.max(0, height - 2)});
}

interface Sums {
  readonly sum: number;
  readonly squares: number;
  readonly n: number;
}

/** Mean of the squares less the square of the mean; 0 of nothing. */
export function variance({sum, squares, n}: Sums): number {
  return n === 0 ? 0 : squares / n - (sum / n) ** 2;
}

/** Means of f × f pixels, rounded; what is left at the ends is cut. */
function reduced(plane: Plane, f: number): Plane {
  if (f === 1) return plane;
  const width = Math.floor(plane.width / f);
  const height = Math.floor(plane.height / f);
  const out = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let dy = 0; dy < f; dy++) {
      let at = (y * f + dy) * plane.width;
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let dx = 0; dx < f; dx++) sum += plane.data[at++] ?? 0;
        sums[x] = (sums[x] ?? 0) + sum;
      }
    }
    for (let x = 0; x < width; x++) out[y * width + x] = Math.round((sums[x] ?? 0) / (f * f));
  }
  return {width, height, data: out};
}

/** Shares of pixels that are not opaque, and of invisible ones that hide a colour other than black or white. */
export function opacityOf(raster: Raster): {readonly alphaShare: number; readonly hiddenShare: number} {
  if (!hasAlpha(raster)) return {alphaShare: 0, hiddenShare: 0};
  const {channels, data} = raster;
  let [through, hidden] = [0, 0];
  for (let at = 0; at < data.length; at += channels) {
    const alpha = data[at + channels - 1] ?? 0;
    if (alpha === 255) continue;
    through++;
    if (alpha === 0 && !isBlackOrWhite(data, at, channels - 1)) hidden++;
  }
  const pixels = raster.width * raster.height;
  return {alphaShare: through / pixels, hiddenShare: hidden / pixels};
}

function isBlackOrWhite(data: Uint8Array, at: number, colours: number): boolean {
  const first = data[at] ?? 0;
  if (first !== 0 && first !== 255) return false;
  for (let c = 1; c < colours; c++) if (data[at + c] !== first) return false;
  return true;
}
