import {BICUBIC, BILINEAR, type Filter, LANCZOS} from './filters.ts';
import {overWhite, type Raster} from './raster.ts';
import {type Plane, resample} from './resample.ts';
import {shrunk} from './shrink.ts';

export type FitFilter = 'nearest' | 'lanczos' | 'bilinear' | 'bicubic';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a picture is brought to the size that a model wants. */
export type Fit = ScaledFit | SquareFit;

/** Over white, in the middle of a white square of its longer side, at so many pixels: how taggers were trained. */
interface SquareFit {
  readonly square: number;
}

/** Scaled, and cut from the middle. */
export interface ScaledFit {
  /** `shortest`: the shorter side becomes so long, the other as the picture has it; a size squashes it; null leaves it. */
  readonly resize: {readonly shortest: number} | Size | null;
  readonly filter: FitFilter;
  /** What is cut from the middle, with black around a smaller picture; null for all of it. */
  readonly crop: Size | null;
}

const FILTERS: Readonly<Record<Exclude<FitFilter, 'nearest'>, Filter>> = {
  lanczos: LANCZOS,
  bilinear: BILINEAR,
  bicubic: BICUBIC,
};

/** Red, green and blue, one whole plane after another, 8 bits each: equal to what Pillow makes of the same pixels. */
export function fit(raster: Raster, how: Fit): Uint8Array {
  return woven('square' in how ? squared(raster, how.square) : scaledPlanes(raster, how));
}

function scaledPlanes(raster: Raster, {resize, filter, crop}: ScaledFit): Uint8Array[] {
  const size = resize === null ? raster : resizedTo(raster, resize);
  return [0, 1, 2].map(colour => {
    const scaled = scale(planeOf(raster, colour), size, filter);
    return crop === null ? scaled.data : cut(scaled, crop);
  });
}

function squared(raster: Raster, side: number): Uint8Array[] {
  const plain = overWhite(raster);
  return [0, 1, 2].map(colour => {
    const square = padded(planeOf(plain, colour));
    return (square.width > side ? shrunk(square, side) : resample(square, side, side)).data;
  });
}

/** In the middle of white; what is odd goes to the right and below. */
function padded({width, height, data}: Plane): Plane {
  const side = Math.max(width, height);
  const [left, top] = [(side - width) >> 1, (side - height) >> 1];
  const out = new Uint8Array(side * side).fill(255);
  for (let y = 0; y < height; y++) out.set(data.subarray(y * width, (y + 1) * width), (y + top) * side + left);
  return {width: side, height: side, data: out};
}

function woven(planes: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(planes.reduce((total, {length}) => total + length, 0));
  for (const [i, plane] of planes.entries()) out.set(plane, i * plane.length);
  return out;
}

/** As Python cuts the longer side: int(size · long / short). */
function resizedTo({width, height}: Size, resize: NonNullable<ScaledFit['resize']>): Size {
  if ('width' in resize) return resize;
  const {shortest} = resize;
  return width <= height
    ? {width: shortest, height: Math.max(1, Math.trunc((shortest * height) / width))}
    : {width: Math.max(1, Math.trunc((shortest * width) / height)), height: shortest};
}

/** Grey is all three colours. */
function planeOf({width, height, channels, data}: Raster, colour: number): Plane {
  const out = new Uint8Array(width * height);
  for (let i = 0, at = channels < 3 ? 0 : colour; i < out.length; i++, at += channels) out[i] = data[at] ?? 0;
  return {width, height, data: out};
}

function scale(plane: Plane, {width, height}: Size, filter: FitFilter): Plane {
  return filter === 'nearest' ? nearest(plane, {width, height}) : resample(plane, width, height, FILTERS[filter]);
}

/** Pillow steps from place to place by addition, roundings included. */
function nearest(plane: Plane, {width, height}: Size): Plane {
  const [columns, rows] = [steps(plane.width, width), steps(plane.height, height)];
  const data = new Uint8Array(width * height);
  for (const [y, from] of rows.entries()) {
    for (const [x, column] of columns.entries()) data[y * width + x] = plane.data[from * plane.width + column] ?? 0;
  }
  return {width, height, data};
}

function steps(from: number, to: number): number[] {
  const step = from / to;
  let at = step * 0.5;
  return Array.from({length: to}, () => {
    const place = Math.min(from - 1, Math.trunc(at));
    at += step;
    return place;
  });
}

function cut({width, height, data}: Plane, crop: Size): Uint8Array {
  const [left, top] = [Math.floor((width - crop.width) / 2), Math.floor((height - crop.height) / 2)];
  const out = new Uint8Array(crop.width * crop.height);
  const [from, to] = [Math.max(0, left), Math.min(width, left + crop.width)];
  for (let y = 0; y < crop.height; y++) {
    const row = y + top;
    if (row < 0 || row >= height) continue;
    out.set(data.subarray(row * width + from, row * width + to), y * crop.width + from - left);
  }
  return out;
}
