import type {Plane} from './resample.ts';

/** 64 bits, most significant first. */
export interface Hash {
  readonly high: number;
  readonly low: number;
}

export interface PerceptualHash extends Hash {
  /** Coefficients so near their median that a change of light flips them. */
  readonly weakBits: number;
  /** Of the picture seen in a mirror. */
  readonly mirror: Hash;
}

const SIDE = 32;
const LOW = 8;
/** Where coefficients of symmetric pictures tie with the median, only rounding decides: docs/images.md. */
const TIE = 1e-6;
const WEAK = 64;

/** cos πk(2n + 1)/64 of k < 8 and n < 16: the other half follows by symmetry. */
const COSINES: Float64Array = Float64Array.from(
  {length: LOW * (SIDE / 2)},
  (_, i) => 2 * Math.cos((Math.PI * Math.floor(i / (SIDE / 2)) * (2 * (i % (SIDE / 2)) + 1)) / (2 * SIDE)),
);

/**
 * pHash of a 32 × 32 thumbnail: which of the 8 × 8 lowest frequencies, the mean included, lie above their median.
 * DCT-II c_k = 2 Σ x_n cos πk(2n + 1)/64 on columns, then rows, folded so that symmetric pictures give exact zeros.
 * C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010); recipe of imagehash 4.3.
 */
export function perceptualHash({data}: Plane): PerceptualHash {
  const columns = new Float64Array(LOW * SIDE);
  for (let x = 0; x < SIDE; x++) transform({from: data, at: x, step: SIDE}, {to: columns, at: x, step: SIDE});
  const low = new Float64Array(LOW * LOW);
  for (let v = 0; v < LOW; v++) transform({from: columns, at: v * SIDE, step: 1}, {to: low, at: v * LOW, step: 1});
  const sorted = low.toSorted();
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  let weakBits = 0;
  for (const value of low) if (Math.abs(value - median) < WEAK) weakBits++;
  return {...bitsAbove(low, median), weakBits, mirror: mirrorOf(low)};
}

/** In a mirror, the odd frequencies along rows change their sign, and nothing else does. */
function mirrorOf(low: Float64Array): Hash {
  const mirror = low.map((value, i) => (i % 2 === 1 ? -value : value));
  const sorted = mirror.toSorted();
  return bitsAbove(mirror, ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2);
}

function bitsAbove(low: Float64Array, median: number): Hash {
  return bits(i => (low[i] ?? 0) - median > TIE);
}

interface Line {
  readonly at: number;
  readonly step: number;
}

/** One column or row. */
function transform(
  {from, at, step}: Line & {readonly from: ArrayLike<number>},
  {to, at: put, step: further}: Line & {readonly to: Float64Array},
): void {
  const half = SIDE / 2;
  const end = at + (SIDE - 1) * step;
  for (let k = 0; k < LOW; k++) {
    let sum = 0;
    for (let n = 0; n < half; n++) {
      const opposite = from[end - n * step] ?? 0;
      sum += (COSINES[k * half + n] ?? 0) * ((from[at + n * step] ?? 0) + (k % 2 === 0 ? opposite : -opposite));
    }
    to[put + k * further] = sum;
  }
}

/** dHash of a thumbnail 9 wide and 8 high: where the next pixel is brighter. */
export function differenceHash({data}: Plane): Hash {
  return bits(i => {
    const at = Math.floor(i / 8) * 9 + (i % 8);
    return (data[at + 1] ?? 0) > (data[at] ?? 0);
  });
}

/** aHash of a thumbnail of 8 × 8: what is brighter than the mean. For comparison with other tools only. */
export function averageHash({data}: Plane): Hash {
  const mean = data.reduce((total, value) => total + value, 0) / data.length;
  return bits(i => (data[i] ?? 0) > mean);
}

function bits(isSet: (i: number) => boolean): Hash {
  let [high, low] = [0, 0];
  for (let i = 0; i < 32; i++) {
    high = (high << 1) | (isSet(i) ? 1 : 0);
    low = (low << 1) | (isSet(i + 32) ? 1 : 0);
  }
  return {high: high >>> 0, low: low >>> 0};
}

/** 16 hexadecimal digits. */
export function hexOf({high, low}: Hash): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** The picture seen in a mirror. */
export function mirrored({width, height, data}: Plane): Plane {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) out.set(data.subarray(y * width, (y + 1) * width).toReversed(), y * width);
  return {width, height, data: out};
}
