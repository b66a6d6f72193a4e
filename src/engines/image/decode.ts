import type {Sharp, SharpOptions} from 'sharp';
import {type BmpHeader, BmpError, bmpHeader, decodeBmp} from './bmp.ts';
import {reductionOf} from './features.ts';
import {EXACT_PIXELS, type ImagePolicy} from './policy.ts';
import {fromCmyk, hasAlpha, overWhite, type Raster} from './raster.ts';
import type {ImageFailure, ImageFormat} from './record.ts';
import {jpegEnded, pngEnd} from './sniff.ts';

/** sharp, loaded by whoever needs it: it costs a tenth of a second. */
export type OpenSharp = (bytes: Uint8Array, options: SharpOptions) => Sharp;

export interface Decoded {
  /** Colours as the trainer sees them. */
  readonly raster: Raster;
  /** With the alpha channel, where it was thrown away or painted over. */
  readonly stored: Raster;
  readonly exact: boolean;
  readonly header: ImageHeader;
}

/** What the header says before a pixel is decoded. */
export interface ImageHeader {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly orientation: number;
  readonly hasIcc: boolean;
  readonly animated: boolean;
}

export type Failed = Pick<ImageFailure, 'state' | 'detail'>;

/** The least of the shorter side that `fast` looks at. */
const FAST_SHORT = 64;
/** Above this Pillow refuses, and with it most trainers. */
const PILLOW_PIXELS = 178_956_970;

interface File {
  readonly bytes: Uint8Array;
  readonly format: ImageFormat;
}

/** Pixels of an image file, or why there are none. Sizes are checked before anything is decoded. */
export async function decode(file: File, policy: ImagePolicy, open: OpenSharp): Promise<Decoded | Failed> {
  try {
    return file.format === 'bmp' ? decodedBmp(file.bytes, policy) : await decodedBySharp(file, policy, open);
  } catch (error) {
    return failureOf(error, file);
  }
}

/** The reason to refuse a size, or null. */
function tooLarge({width, height}: {readonly width: number; readonly height: number}, most: number): Failed | null {
  const pixels = width * height;
  if (pixels <= most) return null;
  const beyond = pixels > PILLOW_PIXELS ? '; trainers that use Pillow refuse it' : '';
  return {state: 'too-large', detail: `${width} × ${height} pixels${beyond}`};
}

function decodedBmp(bytes: Uint8Array, policy: ImagePolicy): Decoded | Failed {
  const header: BmpHeader = bmpHeader(bytes);
  const refused = tooLarge(header, policy.maxPixels);
  if (refused !== null) return refused;
  const raster = decodeBmp(bytes, header);
  const {width, height, depth} = header;
  const facts = {width, height, bitDepth: depth < 8 ? depth : 8, orientation: 1, hasIcc: false, animated: false};
  return {raster, stored: raster, exact: true, header: facts};
}

async function decodedBySharp({bytes}: File, policy: ImagePolicy, open: OpenSharp): Promise<Decoded | Failed> {
  const found = await open(bytes, {failOn: 'none', limitInputPixels: false}).metadata();
  const {width, height, space, hasAlpha: alpha, orientation = 1} = found;
  if (!(width > 0 && height > 0)) return {state: 'corrupt', detail: 'width or height is zero'};
  const refused = tooLarge({width, height}, policy.maxPixels);
  if (refused !== null) return refused;
  const cmyk = space === 'cmyk';
  const exact = isExact(policy, width * height) || cmyk || alpha;
  let image = open(bytes, {
    failOn: 'error',
    ignoreIcc: true,
    limitInputPixels: policy.maxPixels,
    sequentialRead: true,
    animated: false,
  }).timeout({seconds: Math.max(1, Math.ceil(policy.timeoutMs / 1000))});
  if (policy.orientation === 'apply') image = image.autoOrient();
  if (cmyk) image = image.pipelineColourspace('cmyk').toColourspace('cmyk');
  if (!exact) image = image.resize({...fastSize(width, height, policy, orientation), fit: 'fill', kernel: 'lanczos3'});
  const {data, info} = await image.raw({depth: 'uchar'}).toBuffer({resolveWithObject: true});
  const plain = {width: info.width, height: info.height, channels: info.channels, data};
  const stored = cmyk && info.channels === 4 ? fromCmyk(plain) : plain;
  const turned = policy.orientation === 'apply' && orientation >= 5;
  return {
    stored,
    raster: policy.alpha === 'white' && hasAlpha(stored) ? overWhite(stored) : stored,
    exact,
    header: {
      width: exact ? info.width : turned ? height : width,
      height: exact ? info.height : turned ? width : height,
      bitDepth: found.bitsPerSample ?? (found.depth === 'ushort' ? 16 : 8),
      orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
      hasIcc: found.hasProfile,
      animated: (found.pages ?? 1) > 1,
    },
  };
}

function isExact({mode}: ImagePolicy, pixels: number): boolean {
  return mode === 'exact' || (mode === 'auto' && pixels <= EXACT_PIXELS);
}

function fastSize(
  width: number,
  height: number,
  policy: ImagePolicy,
  orientation: number,
): {readonly width: number; readonly height: number} {
  const scale = Math.min(1, Math.max(1 / reductionOf(width, height), FAST_SHORT / Math.min(width, height)));
  const size = {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))};
  const turned = policy.orientation === 'apply' && orientation >= 5;
  return turned ? {width: size.height, height: size.width} : size;
}

/** What libvips and our own decoder say of a file that ends too early. */
const CUT = /premature|unexpected end|truncat|end of (?:file|stream|image)|not enough data|too short|read error/i;

function failureOf(error: unknown, {bytes, format}: File): Failed {
  const said = error instanceof Error ? error.message : String(error);
  const line = firstLine(said);
  if (/timeout/i.test(said)) return {state: 'timed-out', detail: ''};
  if (/exceeds pixel limit/i.test(said)) return {state: 'too-large', detail: line};
  const unended = (format === 'jpeg' && !jpegEnded(bytes)) || (format === 'png' && !pngEnd(bytes).ended);
  const isCut = error instanceof BmpError ? error.cut : unended || CUT.test(said);
  return {state: isCut ? 'truncated' : 'corrupt', detail: line};
}

const LONGEST = 100;

/** The first line a decoder says, without paths and addresses. */
function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line
    .replace(/(?:[A-Za-z]:)?[\\/][^\s:]+/g, '')
    .replace(/^(?:Input buffer|Input file) (?:has|is) /, 'the file has ')
    .trim()
    .slice(0, LONGEST);
}
