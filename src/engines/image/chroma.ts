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
export function chromaOf({colours, pixels}: Boxes): Chroma {
  const chroma8 = new Int8Array(2 * GRID * GRID).fill(EMPTY);
  let [total, cells] = [0, 0];
  for (let cell = 0; cell < GRID * GRID; cell++) {
    const n = pixels[cell] ?? 0;
    if (n === 0) continue;
    const [red = 0, green = 0, blue = 0] = colours.subarray(cell * 3, cell * 3 + 3).map(sum => sum / n);
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    chroma8[cell] = Math.round((blue - luma) / 2);
    chroma8[cell + GRID * GRID] = Math.round((red - luma) / 2);
    total += Math.abs(blue - luma) + Math.abs(red - luma);
    cells += 2;
  }
  return {chroma8, grey: total / cells < GREY};
}

/** Sums of red, green and blue over a grid of 8 × 8 boxes, fed by rows from the top down. */
export class Boxes {
  /** Three numbers a box, row by row of the grid. */
  readonly colours: Float64Array = new Float64Array(GRID * GRID * 3);
  readonly pixels: Float64Array = new Float64Array(GRID * GRID);
  readonly #height: number;
  readonly #channels: number;
  readonly #edges: readonly number[];
  /** Where green and blue lie, after red: grey is all three. */
  readonly #green: number;
  readonly #blue: number;

  constructor(raster: Raster) {
    const {width, height, channels} = raster;
    const isGrey = channels - (hasAlpha(raster) ? 1 : 0) === 1;
    this.#height = height;
    this.#channels = channels;
    this.#edges = Array.from({length: GRID + 1}, (_, cell) => Math.ceil((cell * width) / GRID));
    [this.#green, this.#blue] = isGrey ? [0, 0] : [1, 2];
  }

  /** The first row below the boxes of row `y`. */
  below(y: number): number {
    return Math.ceil(((Math.floor((GRID * y) / this.#height) + 1) * this.#height) / GRID);
  }

  /** Takes `rows` rows from `y` on, all of one row of boxes, as the sums of their columns, channel by channel. */
  add(y: number, rows: number, columns: ArrayLike<number>): void {
    const first = Math.floor((GRID * y) / this.#height) * GRID;
    for (let column = 0; column < GRID; column++) {
      const [from = 0, to = 0] = [this.#edges[column], this.#edges[column + 1]];
      let [r, g, b] = [0, 0, 0];
      for (let x = from, at = from * this.#channels; x < to; x++, at += this.#channels) {
        r += columns[at] ?? 0;
        g += columns[at + this.#green] ?? 0;
        b += columns[at + this.#blue] ?? 0;
      }
      const box = first + column;
      this.colours[box * 3] = (this.colours[box * 3] ?? 0) + r;
      this.colours[box * 3 + 1] = (this.colours[box * 3 + 1] ?? 0) + g;
      this.colours[box * 3 + 2] = (this.colours[box * 3 + 2] ?? 0) + b;
      this.pixels[box] = (this.pixels[box] ?? 0) + (to - from) * rows;
    }
  }
}
