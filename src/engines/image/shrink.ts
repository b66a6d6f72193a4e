import type {Plane} from './resample.ts';

/** A smaller square, each pixel the mean of what it covers, parts of pixels by their part: OpenCV's INTER_AREA. */
export function shrunk({width, data}: Plane, side: number): Plane {
  const covers = coverage(width, side);
  const rows = new Float32Array(width * side);
  for (const [to, {from, weights}] of covers.entries()) {
    for (const [i, weight] of weights.entries()) {
      const row = (from + i) * width;
      for (let x = 0; x < width; x++)
        rows[to * width + x] = (rows[to * width + x] ?? 0) + weight * (data[row + x] ?? 0);
    }
  }
  const out = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    for (const [to, {from, weights}] of covers.entries()) {
      let sum = 0;
      for (const [i, weight] of weights.entries()) sum += weight * (rows[y * width + from + i] ?? 0);
      out[y * side + to] = Math.min(255, Math.round(sum));
    }
  }
  return {width: side, height: side, data: out};
}

/** For each place of the smaller side: the first it covers, and how much of each, in shares of all. */
function coverage(from: number, to: number): {readonly from: number; readonly weights: readonly number[]}[] {
  const scale = from / to;
  return Array.from({length: to}, (_, place) => {
    const [begin, end] = [place * scale, Math.min(from, (place + 1) * scale)];
    const first = Math.floor(begin + 1e-9);
    const last = Math.min(from, Math.ceil(end - 1e-9));
    const parts = Array.from({length: last - first}, (_cover, i) => {
      const at = first + i;
      return Math.min(end, at + 1) - Math.max(begin, at);
    });
    const all = parts.reduce((sum, part) => sum + part, 0);
    return {from: first, weights: parts.map(part => part / all)};
  });
}
