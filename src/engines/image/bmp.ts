import type {Raster} from './raster.ts';

const RGB = 0;
const RLE8 = 1;
const RLE4 = 2;
const BITFIELDS = 3;
const ALPHA_BITFIELDS = 6;

/** A BMP that cannot be decoded; `cut`: because it ends too early. */
export class BmpError extends Error {
  readonly cut: boolean;

  constructor(message: string, cut = false) {
    super(message);
    this.cut = cut;
  }
}

export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly depth: number;
  readonly compression: number;
  readonly pixelsAt: number;
  /** RGB triples. */
  readonly palette: Uint8Array;
  /** Masks of red, green and blue, for 16 and 32 bits. */
  readonly masks: readonly [number, number, number];
}

const CORE = 12;
const HEADERS: readonly number[] = [12, 16, 40, 52, 56, 64, 108, 124];
const DEPTHS: readonly number[] = [1, 4, 8, 16, 24, 32];
const MASKS_555: BmpHeader['masks'] = [0x7c00, 0x3e0, 0x1f];
const MASKS_888: BmpHeader['masks'] = [0xff0000, 0xff00, 0xff];

/** Header and palette. libvips cannot read BMP and trainers do: docs/images.md. */
export function bmpHeader(bytes: Uint8Array): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 26) throw new BmpError('the header is cut off', true);
  const size = view.getUint32(14, true);
  if (!HEADERS.includes(size)) throw new BmpError(`unknown header of ${size} bytes`);
  if (bytes.length < 14 + size) throw new BmpError('the header is cut off', true);
  const core = size === CORE;
  const width = core ? view.getUint16(18, true) : view.getInt32(18, true);
  const rows = core ? view.getUint16(20, true) : view.getInt32(22, true);
  const depth = view.getUint16(core ? 24 : 28, true);
  const compression = size > 16 ? view.getUint32(30, true) : RGB;
  if (width <= 0 || rows === 0) throw new BmpError('width or height is zero');
  if (!DEPTHS.includes(depth)) throw new BmpError(`${depth} bits a pixel`);
  const header = {
    width,
    height: Math.abs(rows),
    topDown: rows < 0,
    depth,
    compression,
    pixelsAt: view.getUint32(10, true),
  };
  checkCompression(header);
  return {...header, palette: paletteOf(bytes, view, {size, depth, core}), masks: masksOf(view, {...header, size})};
}

function checkCompression({depth, compression}: Pick<BmpHeader, 'depth' | 'compression'>): void {
  const masked = compression === BITFIELDS || compression === ALPHA_BITFIELDS;
  const known =
    compression === RGB ||
    (compression === RLE8 && depth === 8) ||
    (compression === RLE4 && depth === 4) ||
    (masked && (depth === 16 || depth === 32));
  if (!known) throw new BmpError(`compression ${compression} at ${depth} bits`);
}

interface PaletteFacts {
  readonly size: number;
  readonly depth: number;
  readonly core: boolean;
}

function paletteOf(bytes: Uint8Array, view: DataView, {size, depth, core}: PaletteFacts): Uint8Array {
  if (depth > 8) return new Uint8Array(0);
  const told = size >= 40 ? view.getUint32(46, true) : 0;
  const most = 2 ** depth;
  if (told > 256) throw new BmpError(`a palette of ${told} colours`);
  const entry = core ? 3 : 4;
  const start = 14 + size;
  const room = Math.max(0, Math.floor((bytes.length - start) / entry));
  const count = Math.min(told === 0 ? most : told, room);
  // A place beyond the palette is black.
  const palette = new Uint8Array(256 * 3);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) palette[i * 3 + c] = bytes[start + i * entry + 2 - c] ?? 0;
  }
  return palette;
}

function masksOf(
  view: DataView,
  {depth, compression, size}: Pick<BmpHeader, 'depth' | 'compression'> & {readonly size: number},
): BmpHeader['masks'] {
  if (compression !== BITFIELDS && compression !== ALPHA_BITFIELDS) return depth === 16 ? MASKS_555 : MASKS_888;
  // They stand at 54 in every header that has room for them, and behind the one that has none.
  if (view.byteLength < 66 || size < 40) throw new BmpError('the masks are cut off', true);
  const masks = [54, 58, 62].map(at => view.getUint32(at, true));
  return [masks[0] ?? 0, masks[1] ?? 0, masks[2] ?? 0];
}

/** The pixels as RGB, top row first. */
export function decodeBmp(bytes: Uint8Array, header: BmpHeader = bmpHeader(bytes)): Raster {
  const {width, height, depth, compression} = header;
  const out = new Uint8Array(width * height * 3);
  if (compression === RLE8 || compression === RLE4) paint(out, header, unpacked(bytes, header));
  else if (depth <= 8) paint(out, header, indexed(bytes, header));
  else direct(out, header, bytes);
  return {width, height, channels: 3, data: out};
}

/** Places in the palette, bottom row first unless top down, to colours. */
function paint(out: Uint8Array, {width, height, topDown, palette}: BmpHeader, places: Uint8Array): void {
  for (let row = 0; row < height; row++) {
    let to = (topDown ? row : height - 1 - row) * width * 3;
    for (let x = 0; x < width; x++) {
      const place = (places[row * width + x] ?? 0) * 3;
      out[to++] = palette[place] ?? 0;
      out[to++] = palette[place + 1] ?? 0;
      out[to++] = palette[place + 2] ?? 0;
    }
  }
}

/** Rows are filled up to whole words. */
function strideOf({width, depth}: BmpHeader): number {
  return Math.ceil((width * depth) / 32) * 4;
}

function checkLength(bytes: Uint8Array, header: BmpHeader): void {
  const last = Math.ceil((header.width * header.depth) / 8);
  if (header.pixelsAt + strideOf(header) * (header.height - 1) + last > bytes.length) {
    throw new BmpError('it ends before its last row', true);
  }
}

function indexed(bytes: Uint8Array, header: BmpHeader): Uint8Array {
  checkLength(bytes, header);
  const {width, height, depth, pixelsAt} = header;
  const stride = strideOf(header);
  const places = new Uint8Array(width * height);
  const mask = 2 ** depth - 1;
  for (let row = 0; row < height; row++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = bytes[pixelsAt + row * stride + (bit >> 3)] ?? 0;
      places[row * width + x] = (byte >> (8 - depth - (bit & 7))) & mask;
    }
  }
  return places;
}

function direct(out: Uint8Array, header: BmpHeader, bytes: Uint8Array): void {
  checkLength(bytes, header);
  const {width, height, topDown, depth, pixelsAt, masks} = header;
  const stride = strideOf(header);
  const size = depth / 8;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = masks.map(partOf);
  for (let row = 0; row < height; row++) {
    let to = (topDown ? row : height - 1 - row) * width * 3;
    for (let x = 0, at = pixelsAt + row * stride; x < width; x++, at += size) {
      if (size === 3) {
        for (let c = 2; c >= 0; c--) out[to++] = bytes[at + c] ?? 0;
        continue;
      }
      const pixel = size === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
      for (const part of parts) out[to++] = part(pixel);
    }
  }
}

/** What a mask takes out of a pixel, as 8 bits: floor(value · 255 / most), as Pillow does. */
function partOf(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  return most === 255
    ? pixel => (pixel >>> shift) & 255
    : pixel => Math.trunc((((pixel & mask) >>> shift) * 255) / most);
}

/**
 * Run-length codes as Pillow reads them, since that is what trainers see: a run ends with its row, literal places flow into
 * the next one, and a picture that ends early is refused.
 */
function unpacked(bytes: Uint8Array, {width, height, compression, pixelsAt}: BmpHeader): Uint8Array {
  const places = new Uint8Array(width * height);
  const nibbles = compression === RLE4;
  const part = (byte: number, i: number): number => (nibbles ? (i % 2 === 0 ? byte >> 4 : byte & 15) : byte);
  let [to, x, at] = [0, 0, pixelsAt];
  while (to < places.length && at + 1 < bytes.length) {
    const [count = 0, value = 0] = [bytes[at], bytes[at + 1]];
    at += 2;
    if (count > 0) {
      const run = Math.max(0, Math.min(count, width - x));
      for (let i = 0; i < run; i++) places[to++] = part(value, i);
      x += run;
    } else if (value === 0) [to, x] = [Math.ceil(to / width) * width, 0];
    else if (value === 1) break;
    else if (value === 2) {
      to += (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * width;
      x = to % width;
      at += 2;
    } else {
      const length = nibbles ? value >> 1 : value;
      for (let i = 0; i < length * (nibbles ? 2 : 1); i++)
        places[to++] = part(bytes[at + (nibbles ? i >> 1 : i)] ?? 0, i);
      x += value;
      at += length;
      // Codes begin at even places of the file.
      at += at % 2;
    }
  }
  if (to < places.length) throw new BmpError('it ends before its last row', true);
  return places;
}
