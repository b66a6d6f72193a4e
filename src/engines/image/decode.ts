import type {Sharp, SharpOptions} from 'sharp';
import {type BmpHeader, BmpError, bmpHeader, decodeBmp} from './bmp.ts';
import {reductionOf} from './features.ts';
import {headerOf} from './header.ts';
import type {StoredHeader} from './plain-header.ts';
import {EXACT_PIXELS, type ImagePolicy} from './policy.ts';
import {fromCmyk, hasAlpha, overWhite, type Raster} from './raster.ts';
import type {ImageFailure, ImageFormat} from './record.ts';
import {isCut} from './endings.ts';

/** sharp, loaded by whoever needs it: it costs a tenth of a second. */
export type OpenSharp = (bytes: Uint8Array, options: SharpOptions) => Sharp;

/** Waits until so many bytes may be taken for pixels. */
export type Reserve = (bytes: number) => void;

/** Bytes a pixel costs: its channels, its luma, and room for what libvips holds. */
const COST = 6;

export interface Decoded {
  /** Colours as the trainer sees them. */
  readonly raster: Raster;
  /** With the alpha channel, where it was thrown away or painted over. */
  readonly stored: Raster;
  readonly exact: boolean;
  readonly header: ImageHeader;
}

/** Of the file, but for its size: that is as the trainer sees it. */
type ImageHeader = Omit<StoredHeader, 'cmyk' | 'hasAlpha'>;

export type Failed = Pick<ImageFailure, 'state' | 'detail'>;

/**
 * Reductions from which on a format is decoded to fewer pixels at once: libvips halves JPEG for a third and less, and scales WebP
 * to anything. Other formats are decoded whole, and then a reduction takes longer than the look at every pixel.
 */
const SHRUNK_ON_LOAD: Readonly<Partial<Record<ImageFormat, number>>> = {jpeg: 3, webp: 2};
/** The least of the shorter side that `fast` looks at. */
const FAST_SHORT = 64;
/** Above this Pillow refuses, and with it most trainers. */
const PILLOW_PIXELS = 178_956_970;

interface File {
  readonly bytes: Uint8Array;
  readonly format: ImageFormat;
}

/** Pixels of an image file, or why there are none. Sizes are checked before anything is decoded. */
export async function decode(
  file: File,
  policy: ImagePolicy,
  open: OpenSharp,
  reserve: Reserve = () => {},
): Promise<Decoded | Failed> {
  try {
    return file.format === 'bmp'
      ? decodedBmp(file.bytes, policy, reserve)
      : await decodedBySharp(file, policy, {open, reserve});
  } catch (error) {
    return failureOf(error, file);
  }
}

/** The reason to refuse a size, or null. */
function tooLarge({width, height}: Size, most: number): Failed | null {
  const pixels = width * height;
  if (pixels <= most) return null;
  const beyond = pixels > PILLOW_PIXELS ? '; trainers that use Pillow refuse it' : '';
  return {state: 'too-large', detail: `${width} × ${height} pixels${beyond}`};
}

function decodedBmp(bytes: Uint8Array, policy: ImagePolicy, reserve: Reserve): Decoded | Failed {
  const header: BmpHeader = bmpHeader(bytes);
  const refused = tooLarge(header, policy.maxPixels);
  if (refused !== null) return refused;
  const {width, height, depth} = header;
  reserve(width * height * COST);
  const raster = decodeBmp(bytes, header);
  const facts = {width, height, bitDepth: depth < 8 ? depth : 8, orientation: 1, hasIcc: false, animated: false};
  return {raster, stored: raster, exact: true, header: facts};
}

interface Means {
  readonly open: OpenSharp;
  readonly reserve: Reserve;
}

async function decodedBySharp(
  {bytes, format}: File,
  policy: ImagePolicy,
  {open, reserve}: Means,
): Promise<Decoded | Failed> {
  const {
    cmyk,
    hasAlpha: isThrough,
    ...found
  } = await headerOf(bytes, format, () => open(bytes, {failOn: 'none', limitInputPixels: false}).metadata());
  const {width, height} = found;
  if (!(width > 0 && height > 0)) return {state: 'corrupt', detail: 'width or height is zero'};
  const refused = tooLarge({width, height}, policy.maxPixels);
  if (refused !== null) return refused;
  reserve(width * height * COST);
  // A reduction mixes colours by their opacity, and knows no CMYK: such images are looked at whole.
  const exact = isExact(policy, {width, height}, format) || cmyk || isThrough;
  const size = turned({width, height}, policy, found);
  const image = prepared(open, bytes, policy, cmyk);
  const wanted = exact ? image : image.resize({...fastSize(size), fit: 'fill', kernel: 'lanczos3'});
  const {data, info} = await wanted.raw({depth: 'uchar'}).toBuffer({resolveWithObject: true});
  const plain = {width: info.width, height: info.height, channels: info.channels, data};
  const stored = cmyk && info.channels === 4 ? fromCmyk(plain) : plain;
  return {
    stored,
    raster: policy.alpha === 'white' && hasAlpha(stored) ? overWhite(stored) : stored,
    exact,
    header: {...found, ...(exact ? {width: info.width, height: info.height} : size)},
  };
}

/** The same options always, since they are part of what a fingerprint means: docs/images.md. */
function prepared(open: OpenSharp, bytes: Uint8Array, policy: ImagePolicy, cmyk: boolean): Sharp {
  const image = open(bytes, {
    failOn: 'error',
    ignoreIcc: true,
    limitInputPixels: policy.maxPixels,
    sequentialRead: true,
    animated: false,
  }).timeout({seconds: Math.max(1, Math.ceil(policy.timeoutMs / 1000))});
  const upright = policy.orientation === 'apply' ? image.autoOrient() : image;
  return cmyk ? upright.pipelineColourspace('cmyk').toColourspace('cmyk') : upright;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size as the trainer sees it. */
function turned({width, height}: Size, {orientation: eyes}: ImagePolicy, {orientation}: ImageHeader): Size {
  return eyes === 'apply' && orientation >= 5 ? {width: height, height: width} : {width, height};
}

/** Whether every pixel is looked at: also where a reduction would cost more than that. */
function isExact({mode}: ImagePolicy, {width, height}: Size, format: ImageFormat): boolean {
  if (mode === 'exact' || (mode === 'auto' && width * height <= EXACT_PIXELS)) return true;
  return reductionOf(width, height) < (SHRUNK_ON_LOAD[format] ?? Infinity);
}

function fastSize({width, height}: Size): Size {
  const scale = Math.min(1, Math.max(1 / reductionOf(width, height), FAST_SHORT / Math.min(width, height)));
  return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))};
}

/**
 * libvips keeps what went wrong in one place for all threads, so that its words may be about another image: whether a file is
 * cut is read from the file itself.
 */
function failureOf(error: unknown, {bytes, format}: File): Failed {
  if (error instanceof BmpError) return {state: error.cut ? 'truncated' : 'corrupt', detail: error.message};
  const said = error instanceof Error ? error.message : '';
  if (/timeout/i.test(said)) return {state: 'timed-out', detail: ''};
  return isCut(bytes, format) ? {state: 'truncated', detail: ''} : {state: 'corrupt', detail: ''};
}
