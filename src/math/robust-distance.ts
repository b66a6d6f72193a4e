import {chiSquareQuantile} from './chi-square.ts';
import {median} from './median.ts';

/** Items that the covariance is fitted to: beyond, a sample tells as much. */
const FITTED = 300;
/** Half of them lead to the bulk where a twentieth of the rows is far. */
const STARTS = 12;
/** Starts that are followed to their end. */
const BEST = 2;
const MOST_STEPS = 40;
const REWEIGHT = 0.025;

interface Fit {
  readonly location: Float64Array;
  /** Lower triangle L with L Lᵀ = covariance, row by row. */
  readonly root: Float64Array;
  readonly lnDet: number;
}

/**
 * Squared Mahalanobis distance of each row from the bulk of all: location and covariance are those of the half that lies
 * closest together (the least determinant that is found), scaled to the median distance, then of all that are within the .975
 * quantile of χ². Half of the rows may be anything. Null where the bulk lies in a plane. Rows are `width` numbers each.
 * P. Rousseeuw, K. Van Driessen, "A Fast Algorithm for the Minimum Covariance Determinant Estimator", Technometrics 41 (1999).
 */
export function robustDistances(rows: Float64Array, width: number, random: () => number): Float64Array | null {
  const n = rows.length / width;
  const places = n <= FITTED ? Array.from({length: n}, (_, i) => i) : draw(n, FITTED, random);
  const sample = Float64Array.from(places.flatMap(i => [...rows.subarray(i * width, (i + 1) * width)]));
  const bulk = leastDeterminant(sample, width, random);
  if (bulk === null) return null;
  const raw = distances(sample, width, bulk);
  const scale = median(raw) / chiSquareQuantile(0.5, width);
  const limit = scale * chiSquareQuantile(REWEIGHT, width);
  const near = [...raw.keys()].filter(i => (raw[i] ?? 0) < limit);
  const fit = fitted(sample, width, near);
  return fit === null ? null : distances(rows, width, fit);
}

function leastDeterminant(rows: Float64Array, width: number, random: () => number): Fit | null {
  const n = rows.length / width;
  const half = Math.ceil((n + width + 1) / 2);
  if (half > n) return null;
  const fits: Fit[] = [];
  for (let start = 0; start < STARTS; start++) {
    let fit = fitted(rows, width, draw(n, Math.min(n, width + 1 + Math.floor(start / 2)), random));
    for (let step = 0; step < 2 && fit !== null; step++) fit = concentrated(rows, width, {fit, half});
    if (fit !== null) fits.push(fit);
  }
  let best: Fit | null = null;
  for (const candidate of fits.toSorted((a, b) => a.lnDet - b.lnDet).slice(0, BEST)) {
    let fit = candidate;
    for (let step = 0; step < MOST_STEPS; step++) {
      const next = concentrated(rows, width, {fit, half});
      if (next === null || next.lnDet >= fit.lnDet) break;
      fit = next;
    }
    if (best === null || fit.lnDet < best.lnDet) best = fit;
  }
  return best;
}

/** The fit of the half that is nearest by a fit: its determinant is never larger. */
function concentrated(
  rows: Float64Array,
  width: number,
  {fit, half}: {readonly fit: Fit; readonly half: number},
): Fit | null {
  const far = distances(rows, width, fit);
  const limit = far.toSorted()[half - 1] ?? 0;
  const places = new Uint32Array(half);
  let n = 0;
  for (let i = 0; i < far.length; i++) if ((far[i] ?? 0) < limit) places[n++] = i;
  for (let i = 0; i < far.length && n < half; i++) if (far[i] === limit) places[n++] = i;
  return fitted(rows, width, places);
}

/** Mean and covariance of some rows; null where they lie in a plane. */
function fitted(rows: Float64Array, width: number, places: ArrayLike<number>): Fit | null {
  const n = places.length;
  const location = new Float64Array(width);
  for (let p = 0; p < n; p++) {
    const at = (places[p] ?? 0) * width;
    for (let c = 0; c < width; c++) location[c] = (location[c] ?? 0) + (rows[at + c] ?? 0) / n;
  }
  const covariance = new Float64Array(width * width);
  const offset = new Float64Array(width);
  for (let p = 0; p < n; p++) {
    const at = (places[p] ?? 0) * width;
    for (let r = 0; r < width; r++) {
      const a = (rows[at + r] ?? 0) - (location[r] ?? 0);
      offset[r] = a;
      for (let c = 0; c <= r; c++) {
        covariance[r * width + c] = (covariance[r * width + c] ?? 0) + (a * (offset[c] ?? 0)) / n;
      }
    }
  }
  const root = cholesky(covariance, width);
  if (root === null) return null;
  let lnDet = 0;
  for (let c = 0; c < width; c++) lnDet += 2 * Math.log(root[c * width + c] ?? 0);
  return {location, root, lnDet};
}

function cholesky(matrix: Float64Array, width: number): Float64Array | null {
  const root = new Float64Array(width * width);
  for (let r = 0; r < width; r++) {
    for (let c = 0; c <= r; c++) {
      let sum = matrix[r * width + c] ?? 0;
      for (let k = 0; k < c; k++) sum -= (root[r * width + k] ?? 0) * (root[c * width + k] ?? 0);
      if (r > c) root[r * width + c] = sum / (root[c * width + c] ?? 1);
      // Less than rounding leaves of a variance is none.
      else if (sum <= 1e-12 * (matrix[r * width + r] ?? 0) || sum <= 1e-24) return null;
      else root[r * width + r] = Math.sqrt(sum);
    }
  }
  return root;
}

function distances(rows: Float64Array, width: number, {location, root}: Fit): Float64Array {
  const solved = new Float64Array(width);
  const out = new Float64Array(rows.length / width);
  for (let i = 0; i < out.length; i++) {
    let total = 0;
    for (let r = 0; r < width; r++) {
      let sum = (rows[i * width + r] ?? 0) - (location[r] ?? 0);
      for (let k = 0; k < r; k++) sum -= (root[r * width + k] ?? 0) * (solved[k] ?? 0);
      const part = sum / (root[r * width + r] ?? 1);
      solved[r] = part;
      total += part * part;
    }
    out[i] = total;
  }
  return out;
}

/** Some of the numbers below n, each once. */
function draw(n: number, some: number, random: () => number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < some) chosen.add(Math.floor(random() * n));
  return [...chosen];
}
