import {hasAlpha, type Raster} from './raster.ts';

const GRID = 8;
/** A cell of the grid into which no pixel falls. */
const EMPTY = -128;
/** Mean chroma below which a picture counts as grey. */
const GREY = 1.5;

export interface Chroma {
  /** B − Y and R − Y of 8 × 8 box means, halved to fit a byte: 64 of the one, then 64 of the other. */
  readonly chroma8: Int8Array;
  readonly grey: boolean;
}

/** Colour by place: what tells a recoloured copy from a true one. Y = .299 R + .587 G + .114 B. */
export function chromaOf(raster: Raster): Chroma {
  const chroma8 = new Int8Array(2 * GRID * GRID).fill(EMPTY);
  const isGrey = raster.channels - (hasAlpha(raster) ? 1 : 0) === 1;
  const {sums, counts} = boxSums(raster, isGrey ? [0, 0, 0] : [0, 1, 2]);
  let [total, cells] = [0, 0];
  for (let cell = 0; cell < GRID * GRID; cell++) {
    const n = counts[cell] ?? 0;
    if (n === 0) continue;
    const [red = 0, green = 0, blue = 0] = sums.subarray(cell * 3, cell * 3 + 3).map(sum => sum / n);
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    chroma8[cell] = Math.round((blue - luma) / 2);
    chroma8[cell + GRID * GRID] = Math.round((red - luma) / 2);
    total += Math.abs(blue - luma) + Math.abs(red - luma);
    cells += 2;
  }
  return {chroma8, grey: total / cells < GREY};
}

function boxSums(
  {width, height, channels, data}: Raster,
  [red, green, blue]: readonly [number, number, number],
): {readonly sums: Float64Array; readonly counts: Float64Array} {
  const sums = new Float64Array(GRID * GRID * 3);
  const counts = new Float64Array(GRID * GRID);
  const edges = Array.from({length: GRID + 1}, (_, cell) => Math.ceil((cell * width) / GRID));
  for (let y = 0; y < height; y++) {
    const row = Math.floor((GRID * y) / height) * GRID;
    for (let column = 0; column < GRID; column++) {
      const [from = 0, to = 0] = [edges[column], edges[column + 1]];
      let [r, g, b] = [0, 0, 0];
      for (let x = from, at = (y * width + from) * channels; x < to; x++, at += channels) {
        r += data[at + red] ?? 0;
        g += data[at + green] ?? 0;
        b += data[at + blue] ?? 0;
      }
      const cell = row + column;
      sums[cell * 3] = (sums[cell * 3] ?? 0) + r;
      sums[cell * 3 + 1] = (sums[cell * 3 + 1] ?? 0) + g;
      sums[cell * 3 + 2] = (sums[cell * 3 + 2] ?? 0) + b;
      counts[cell] = (counts[cell] ?? 0) + to - from;
    }
  }
  return {sums, counts};
}
