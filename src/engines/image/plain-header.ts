import type {ImageFormat} from './record.ts';

/** What a header says before a pixel is decoded. */
export interface StoredHeader {
  readonly width: number;
  readonly height: number;
  readonly cmyk: boolean;
  readonly hasAlpha: boolean;
  /** Bits a channel. */
  readonly bitDepth: number;
  /** EXIF, 1 … 8. */
  readonly orientation: number;
  readonly hasIcc: boolean;
  readonly animated: boolean;
}

/** Of a file without any of: orientation, colour profile, animation, CMYK, a palette, other depths than 8 bits. */
function plain(width: number, height: number, hasAlpha = false): StoredHeader | null {
  const isWhole = width > 0 && height > 0;
  return isWhole
    ? {width, height, cmyk: false, hasAlpha, bitDepth: 8, orientation: 1, hasIcc: false, animated: false}
    : null;
}

/**
 * The header of a file that holds nothing unusual, as the decoder would tell it; null for all others, and for what is not as its
 * format says: the decoder knows those better.
 */
export function plainHeader(bytes: Uint8Array, format: ImageFormat): StoredHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case 'jpeg':
      return jpegHeader(view);
    case 'png':
      return pngHeader(view);
    case 'webp':
      return webpHeader(view);
    default:
      return null;
  }
}

/** JFIF, tables, intervals, comments: nothing that says how to show a picture. */
const JPEG_PLAIN: ReadonlySet<number> = new Set([0xffe0, 0xffdb, 0xffc4, 0xffdd, 0xfffe]);
/** Baseline, extended and progressive. */
const JPEG_FRAMES: ReadonlySet<number> = new Set([0xffc0, 0xffc1, 0xffc2]);
const JPEG_SCAN = 0xffda;

/** Segments up to the first scan: marker, length with itself. */
function jpegHeader(view: DataView): StoredHeader | null {
  let found: StoredHeader | null = null;
  for (let at = 2; at + 10 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker === JPEG_SCAN) return found;
    if (JPEG_FRAMES.has(marker)) {
      const [bits, channels] = [view.getUint8(at + 4), view.getUint8(at + 9)];
      if (found !== null || bits !== 8 || (channels !== 1 && channels !== 3)) return null;
      found = plain(view.getUint16(at + 7), view.getUint16(at + 5));
    } else if (!JPEG_PLAIN.has(marker)) return null;
  }
  return null;
}

/** Names of chunks as their four bytes in one number: a picture may have hundreds. */
const PNG_PLAIN: ReadonlySet<number> = new Set(
  'IHDR gAMA sRGB cHRM pHYs bKGD tIME IDAT IEND'.split(' ').map(chunkNamed),
);
const PNG_TEXTS: ReadonlySet<number> = new Set(['tEXt', 'zTXt', 'iTXt'].map(chunkNamed));
const PNG_END = chunkNamed('IEND');

function chunkNamed(name: string): number {
  return Buffer.from(name, 'latin1').readUInt32BE();
}

/** Where some programs put EXIF and profiles. */
const RAW_PROFILE = 'Raw profile';
/** Grey, colours, each with opacity. */
const PNG_COLOURS: ReadonlySet<number> = new Set([0, 2, 4, 6]);

/** Chunks to the end: length, name. O(chunks). */
function pngHeader(view: DataView): StoredHeader | null {
  if (view.byteLength < 33 || view.getUint32(8) !== 13 || textAt(view, 12, 4) !== 'IHDR') return null;
  const [bits, colours] = [view.getUint8(24), view.getUint8(25)];
  if (bits !== 8 || !PNG_COLOURS.has(colours)) return null;
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const name = view.getUint32(at + 4);
    if (PNG_TEXTS.has(name) ? textAt(view, at + 8, RAW_PROFILE.length) === RAW_PROFILE : !PNG_PLAIN.has(name))
      return null;
    if (name === PNG_END) return plain(view.getUint32(16), view.getUint32(20), colours >= 4);
  }
  return null;
}

/** A single picture with losses is one chunk; all else has an extended header. */
function webpHeader(view: DataView): StoredHeader | null {
  if (view.byteLength < 30 || textAt(view, 12, 4) !== 'VP8 ') return null;
  const size = view.getUint32(16, true);
  const isOnly = 20 + size + (size % 2) === view.byteLength && view.getUint32(4, true) + 8 === view.byteLength;
  // A frame that stands for itself, its start code, and 14 bits for each side.
  const isFrame = (view.getUint8(20) & 1) === 0 && view.getUint16(23) === 0x9d01 && view.getUint8(25) === 0x2a;
  return isOnly && isFrame ? plain(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff) : null;
}

function textAt(view: DataView, from: number, length: number): string {
  let text = '';
  for (let at = from; at < Math.min(from + length, view.byteLength); at++)
    text += String.fromCharCode(view.getUint8(at));
  return text;
}
