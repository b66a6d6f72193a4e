import {type Filter, LANCZOS} from './filters.ts';

/** A picture of one channel, row by row. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Which samples make up each output of a pass, and by what share of 2²². */
export interface ResamplingTable {
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  /** Per output `taps` places, of which `lengths` are used. */
  readonly weights: Int32Array;
  readonly taps: number;
}

const BITS = 22;
/** What sums begin with, so that they are rounded. */
export const HALF: number = 1 << (BITS - 1);

/**
 * Weights of one of Pillow's filters (ImagingResample, precomputeCoeffs), in its own fixed point: hashes are compared bit for
 * bit with those of Python, and models were trained on its pictures, so the roundings are its roundings.
 */
export function resamplingTable(from: number, to: number, filter: Filter = LANCZOS): ResamplingTable {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const support = filter.support * stretch;
  const taps = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(to);
  const lengths = new Int32Array(to);
  const weights = new Int32Array(to * taps);
  const exact = new Float64Array(taps);
  for (let x = 0; x < to; x++) {
    const centre = (x + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - support + 0.5));
    const length = Math.min(from, Math.trunc(centre + support + 0.5)) - first;
    let sum = 0;
    for (let i = 0; i < length; i++) {
      exact[i] = filter.weight((i + first - centre + 0.5) * (1 / stretch));
      sum += exact[i] ?? 0;
    }
    for (let i = 0; i < length; i++) weights[x * taps + i] = fixed(sum === 0 ? (exact[i] ?? 0) : (exact[i] ?? 0) / sum);
    starts[x] = first;
    lengths[x] = length;
  }
  return {starts, lengths, weights, taps};
}

function fixed(weight: number): number {
  const scaled = weight * (1 << BITS);
  return Math.trunc(weight < 0 ? scaled - 0.5 : scaled + 0.5);
}

/** The picture at another size: rows first, then columns of the rounded bytes; a pass that changes no size is left out. */
export function resample(plane: Plane, width: number, height: number, filter: Filter = LANCZOS): Plane {
  const narrow = plane.width === width ? plane : alongRows(plane, resamplingTable(plane.width, width, filter));
  return narrow.height === height ? narrow : alongColumns(narrow, resamplingTable(plane.height, height, filter));
}

// A product of whole numbers that is known to fit: without it, engines check every one of them for overflow.
const {imul} = Math;

/** The first pass, four rows at a time: each weight is read once for all of them. */
function alongRows({width, height, data}: Plane, {starts, lengths, weights, taps}: ResamplingTable): Plane {
  const to = starts.length;
  const out = new Uint8Array(to * height);
  let y = 0;
  for (; y + 3 < height; y += 4) {
    for (let x = 0; x < to; x++) {
      const first = y * width + (starts[x] ?? 0);
      const weight = x * taps;
      const end = weight + (lengths[x] ?? 0);
      let [at, a, b, c, d] = [first, HALF, HALF, HALF, HALF];
      for (let i = weight; i < end; i++, at++) {
        const share = weights[i] ?? 0;
        a = (a + imul(data[at] ?? 0, share)) | 0;
        b = (b + imul(data[at + width] ?? 0, share)) | 0;
        c = (c + imul(data[at + 2 * width] ?? 0, share)) | 0;
        d = (d + imul(data[at + 3 * width] ?? 0, share)) | 0;
      }
      const place = y * to + x;
      out[place] = clamped(a);
      out[place + to] = clamped(b);
      out[place + 2 * to] = clamped(c);
      out[place + 3 * to] = clamped(d);
    }
  }
  for (; y < height; y++) {
    for (let x = 0; x < to; x++) {
      const first = y * width + (starts[x] ?? 0);
      let sum = HALF;
      for (let i = 0; i < (lengths[x] ?? 0); i++) sum += (data[first + i] ?? 0) * (weights[x * taps + i] ?? 0);
      out[y * to + x] = clamped(sum);
    }
  }
  return {width: to, height, data: out};
}

/** The second pass, four columns at a time. */
export function alongColumns({width, data}: Plane, {starts, lengths, weights, taps}: ResamplingTable): Plane {
  const to = starts.length;
  const out = new Uint8Array(width * to);
  for (let y = 0; y < to; y++) {
    const first = (starts[y] ?? 0) * width;
    const weight = y * taps;
    const end = weight + (lengths[y] ?? 0);
    let x = 0;
    for (; x + 3 < width; x += 4) {
      let [at, a, b, c, d] = [first + x, HALF, HALF, HALF, HALF];
      for (let i = weight; i < end; i++, at += width) {
        const share = weights[i] ?? 0;
        a = (a + imul(data[at] ?? 0, share)) | 0;
        b = (b + imul(data[at + 1] ?? 0, share)) | 0;
        c = (c + imul(data[at + 2] ?? 0, share)) | 0;
        d = (d + imul(data[at + 3] ?? 0, share)) | 0;
      }
      const place = y * width + x;
      out[place] = clamped(a);
      out[place + 1] = clamped(b);
      out[place + 2] = clamped(c);
      out[place + 3] = clamped(d);
    }
    for (; x < width; x++) {
      let sum = HALF;
      for (let i = weight, at = first + x; i < end; i++, at += width) sum += (data[at] ?? 0) * (weights[i] ?? 0);
      out[y * width + x] = clamped(sum);
    }
  }
  return {width, height: to, data: out};
}

/** What a sum comes to as a byte. */
export function clamped(sum: number): number {
  const value = sum >> BITS;
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
