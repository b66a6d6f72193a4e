import {Boxes} from './chroma.ts';
import {reductionOf, variance} from './features.ts';
import {kernel, type Kernel, SLACK} from './kernel.ts';
import {lumaOf, type Raster} from './raster.ts';
import {packedTable} from './packed-table.ts';
import {surveyPlainly, type Survey} from './survey-plainly.ts';

/** Rows that are looked at together: what they take stays in the processor's cache. */
const STRIP = 32;
/** Longest side that the kernel is given: its memory stays below 20 MB. */
const LONGEST = 16_384;
/** Where the kernel leaves two numbers. */
const NUMBERS = 0;
const FIRST = 64;
/** Rows whose sums of columns fit 16 bits. */
const MOST_ROWS = 257;
/** Four rows are weighed at once, so that nine become twelve. */
const NARROW = 12;

/** Everything that takes a look at every pixel, in one walk over them. Equal to `surveyPlainly` in every bit. */
export function survey(raster: Raster, by: Kernel | null = kernel()): Survey {
  if (by === null || Math.max(raster.width, raster.height) > LONGEST) return surveyPlainly(raster);
  const layout = layOut(raster);
  const bytes = by.bytes(layout.end);
  for (const {place, packed} of layout.tables) bytes.set(packed, place);
  const boxes = walk(raster, {by, bytes, layout});
  const {thumbnail, narrow, columns32, columns9, rows, tables, reduced} = layout;
  const [, , tall, low] = tables;
  by.weigh(columns32, rows, 32, tall.place, 32, thumbnail, 32);
  by.weigh(columns9, rows, 9, low.place, 8, narrow, NARROW);
  return {
    thumbnail: {width: 32, height: 32, data: bytes.slice(thumbnail, thumbnail + 1024)},
    narrow: {width: 9, height: 8, data: compact(bytes.subarray(narrow, narrow + 8 * NARROW))},
    sharpness: sharpness(by, bytes, reduced),
    boxes,
  };
}

interface Table {
  readonly place: number;
  readonly packed: Uint8Array;
}

interface Layout {
  /** Weights of columns to 32 and to 9 places, of rows to 32 and to 8. */
  readonly tables: readonly [Table, Table, Table, Table];
  /** The picture with 32 and with 9 columns, each lying as a row of `rows` places. */
  readonly columns32: number;
  readonly columns9: number;
  readonly rows: number;
  readonly thumbnail: number;
  readonly narrow: number;
  readonly raw: number;
  readonly luma: number;
  /** Sums of columns, by channel, and of the luma of a few rows. */
  readonly sums: number;
  readonly scratch: number;
  readonly reduced: Reduced;
  readonly end: number;
}

/** The picture as its sharpness is measured. */
interface Reduced {
  readonly place: number;
  readonly f: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything lies in the kernel's memory, each with room behind it. */
function layOut({width, height, channels}: Raster): Layout {
  let end = FIRST;
  const room = (size: number): number => {
    const place = end;
    end += (size + SLACK + 15) & ~15;
    return place;
  };
  const table = (from: number, to: number): Table => {
    const packed = packedTable(from, to);
    return {place: room(packed.length), packed};
  };
  const f = reductionOf(width, height);
  const smaller = {width: Math.floor(width / f), height: Math.floor(height / f)};
  const tables = [table(width, 32), table(width, 9), table(height, 32), table(height, 8)] as const;
  const rows = height + 8;
  const strip = stripOf(f) + 4;
  return {
    tables,
    rows,
    columns32: room(32 * rows),
    columns9: room(NARROW * rows),
    thumbnail: room(1024),
    narrow: room(8 * NARROW),
    raw: room(strip * width * channels),
    luma: room(strip * width),
    sums: room(2 * width * channels),
    scratch: room(2 * width),
    reduced: {place: room(smaller.width * smaller.height), f, ...smaller},
    // The last one: it counts all room above.
    end,
  };
}

/** So many rows that none is left over where f × f of them become one. */
function stripOf(f: number): number {
  return Math.max(f, STRIP - (STRIP % f));
}

interface Means {
  readonly by: Kernel;
  readonly bytes: Uint8Array;
  readonly layout: Layout;
}

/** Strip by strip: luma, its columns, its part of the reduced picture, and the sums of colours by place. */
function walk(raster: Raster, {by, bytes, layout}: Means): Boxes {
  const {width, height, channels, data} = raster;
  const {raw, luma, columns32, columns9, rows, tables, reduced} = layout;
  const [wide, few] = tables;
  const colours = new Colours(raster, {by, bytes, layout});
  const strip = stripOf(reduced.f);
  const line = width * channels;
  for (let y = 0; y < height; y += strip) {
    const n = Math.min(strip, height - y);
    const pixels = data.subarray(y * line, (y + n) * line);
    bytes.set(pixels, raw);
    if (channels >= 3) by.luma(raw, luma, n * width, channels);
    else bytes.set(lumaOf({width, height: n, channels, data: pixels}).data, luma);
    by.weigh(luma, width, n, wide.place, 32, columns32 + y, rows);
    by.weigh(luma, width, n, few.place, 9, columns9 + y, rows);
    colours.add(y, n);
    reduce({y, n, width}, {by, bytes, layout});
  }
  return colours.boxes;
}

/** Colours by place: columns are added up by the kernel as long as their sums fit and their rows are of one box. */
class Colours {
  readonly boxes: Boxes;
  readonly #by: Kernel;
  readonly #raw: number;
  readonly #sums: number;
  readonly #line: number;
  readonly #columns: Uint16Array;
  /** Rows that are in the sums. */
  #rows = 0;

  constructor(raster: Raster, {by, bytes, layout: {raw, sums}}: Means) {
    this.boxes = new Boxes(raster);
    [this.#by, this.#raw, this.#sums, this.#line] = [by, raw, sums, raster.width * raster.channels];
    this.#columns = new Uint16Array(bytes.buffer, sums, this.#line).fill(0);
  }

  /** Takes the `n` rows of the strip that begins at row `y`. */
  add(y: number, n: number): void {
    for (let from = 0; from < n;) {
      const below = this.boxes.below(y + from) - y;
      const to = Math.min(n, below, from + MOST_ROWS - this.#rows);
      this.#by.columns(this.#raw + from * this.#line, this.#line, to - from, this.#sums);
      this.#rows += to - from;
      if (to === below || this.#rows === MOST_ROWS) this.#box(y + to);
      from = to;
    }
  }

  #box(end: number): void {
    this.boxes.add(end - this.#rows, this.#rows, this.#columns);
    this.#columns.fill(0);
    this.#rows = 0;
  }
}

interface Strip {
  readonly y: number;
  readonly n: number;
  readonly width: number;
}

/** Means of f × f pixels; what is left at the ends is cut. */
function reduce({y, n, width}: Strip, {by, bytes, layout: {luma, scratch, reduced}}: Means): void {
  const {place, f, width: narrower} = reduced;
  if (f === 1) bytes.copyWithin(place + y * width, luma, luma + n * width);
  else
    for (let row = 0; row + f <= n; row += f)
      by.means(luma + row * width, width, f, scratch, place + ((y + row) / f) * narrower);
}

function sharpness(by: Kernel, bytes: Uint8Array, {place, width, height}: Reduced): number {
  if (width < 3 || height < 3) return 0;
  by.edges(place, width, height, NUMBERS);
  const [sum = 0, squares = 0] = new Float64Array(bytes.buffer, NUMBERS, 2);
  return variance({sum, squares, n: (width - 2) * (height - 2)});
}

/** Rows of nine out of rows of twelve. */
function compact(wide: Uint8Array): Uint8Array {
  const out = new Uint8Array(72);
  for (let y = 0; y < 8; y++) out.set(wide.subarray(y * NARROW, y * NARROW + 9), y * 9);
  return out;
}
