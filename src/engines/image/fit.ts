import {BICUBIC, BILINEAR, type Filter, LANCZOS} from './filters.ts';
import {overWhite, type Raster} from './raster.ts';
import {type Cut, resampleColours} from './resample-colours.ts';
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

/** Pixels of what is made on the way to the size that a model wants; of pictures that are very narrow it could be without bound. */
const MOST_BETWEEN = 100_000_000;

/** How many there are: the white square, or the picture whose shorter side is as wanted. */
export function pixelsBetween({width, height}: Size, how: Fit): number {
  const longer = Math.max(width, height);
  if ('square' in how) return longer ** 2;
  const {resize} = how;
  if (resize === null) return width * height;
  return 'width' in resize ? resize.width * resize.height : (resize.shortest ** 2 * longer) / Math.min(width, height);
}

/** Whether a picture can be brought to a size: it is not a thousand times as long as it is wide. */
export function canFit(size: Size, how: Fit): boolean {
  return pixelsBetween(size, how) <= MOST_BETWEEN;
}

/** Red, green and blue, one whole plane after another, 8 bits each: equal to what Pillow makes of the same pixels. */
export function fit(raster: Raster, how: Fit): Uint8Array {
  return woven('square' in how ? squared(raster, how.square) : scaledPlanes(raster, how));
}

function scaledPlanes(raster: Raster, {resize, filter, crop}: ScaledFit): Uint8Array[] {
  const size = resize === null ? raster : resizedTo(raster, resize);
  const wanted = crop ?? size;
  const [left, top] = [Math.floor((size.width - wanted.width) / 2), Math.floor((size.height - wanted.height) / 2)];
  const cut = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    width: Math.min(size.width, wanted.width),
    height: Math.min(size.height, wanted.height),
  };
  const scaled =
    filter === 'nearest' ? nearest(raster, size, cut) : resampleColours(raster, size, {filter: FILTERS[filter], cut});
  return scaled.map(plane => placed(plane, wanted, {left: Math.max(0, -left), top: Math.max(0, -top)}));
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

/** Pillow steps from place to place by addition, roundings included. */
function nearest(raster: Raster, size: Size, {left, top, width, height}: Cut): Plane[] {
  const [columns, rows] = [steps(raster.width, size.width), steps(raster.height, size.height)];
  return [0, 1, 2].map(colour => {
    const plane = planeOf(raster, colour);
    const data = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      const from = (rows[top + y] ?? 0) * plane.width;
      for (let x = 0; x < width; x++) data[y * width + x] = plane.data[from + (columns[left + x] ?? 0)] ?? 0;
    }
    return {width, height, data};
  });
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

/** With black around it, where it is smaller. */
function placed({width, height, data}: Plane, whole: Size, {left, top}: Pick<Cut, 'left' | 'top'>): Uint8Array {
  if (width === whole.width && height === whole.height) return data;
  const out = new Uint8Array(whole.width * whole.height);
  for (let y = 0; y < height; y++) out.set(data.subarray(y * width, (y + 1) * width), (y + top) * whole.width + left);
  return out;
}
