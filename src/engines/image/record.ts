import type {Hash} from './hashes.ts';

/** What became of an image file. All but `ok` are failures: docs/images.md. */
export const IMAGE_STATES = [
  'ok',
  'unreadable',
  'empty',
  'lfs-pointer',
  'too-large',
  'not-an-image',
  'unsupported-format',
  'truncated',
  'corrupt',
  'timed-out',
  'changed',
] as const;

export type ImageState = (typeof IMAGE_STATES)[number];

export const IMAGE_FORMATS = ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff', 'bmp'] as const;

export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** An image that was decoded: facts of its header, features, and what finds its copies. */
export interface Fingerprint {
  readonly state: 'ok';
  /** Name of the bytes as Git gives it, 40 hexadecimal digits. */
  readonly contentId: string;
  /** As the trainer sees it. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly format: ImageFormat;
  /** Bits a channel, as stored. */
  readonly bitDepth: number;
  /** EXIF, 1 … 8. */
  readonly orientation: number;
  readonly hasIcc: boolean;
  readonly animated: boolean;
  /** A PNG with a chunk that runs past its end: some readers refuse it. */
  readonly cut: boolean;
  /** Whether hashes and features come from all pixels, or from a reduced picture. */
  readonly exact: boolean;
  readonly brightness: number;
  readonly contrast: number;
  readonly dark: boolean;
  readonly light: boolean;
  readonly window: number;
  readonly flat: boolean;
  readonly sharpness: number;
  readonly alphaShare: number;
  readonly hiddenShare: number;
  readonly grey: boolean;
  readonly weakBits: number;
  /** Nearly empty: hashes of such pictures say little. */
  readonly lowDetail: boolean;
  readonly pHash: Hash;
  readonly dHash: Hash;
  /** Of the picture seen in a mirror. */
  readonly mirrorPHash: Hash;
  readonly mirrorDHash: Hash;
  /** 16 × 16 luma. */
  readonly luma16: Uint8Array;
  readonly chroma8: Int8Array;
  /** Hash of size and pixels, 32 hexadecimal digits; null until it was asked for. */
  readonly pixels: string | null;
}

export interface ImageFailure {
  readonly state: Exclude<ImageState, 'ok'>;
  /** Null where the bytes were not had. Of an LFS pointer: of the file it stands for, with `lfs:`. */
  readonly contentId: string | null;
  /** What exactly, in a few words; may quote the file. */
  readonly detail: string;
  /** Of an LFS pointer: bytes of the file it stands for, where it tells them. */
  readonly bytes?: number;
}

export type ImageRecord = Fingerprint | ImageFailure;

/** The file is as it is: looking again gives the same. */
export function isLasting({state}: ImageRecord): boolean {
  return state !== 'unreadable' && state !== 'timed-out' && state !== 'changed';
}
