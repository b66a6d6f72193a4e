import {byteText} from '../../sources/single-bytes.ts';
import type {ImageFormat} from './record.ts';

/** What the first bytes of a file are. */
export type Sniffed =
  | {readonly kind: 'image'; readonly format: ImageFormat}
  /** An image for which there is no decoder here. */
  | {readonly kind: 'unsupported'; readonly what: string}
  | {readonly kind: 'other'; readonly what: string};

const SNIFFED = 512;

const IMAGES: readonly (readonly [RegExp, ImageFormat])[] = [
  [/^\x89PNG\r\n\x1a\n/, 'png'],
  [/^\xff\xd8\xff/, 'jpeg'],
  [/^RIFF[\s\S]{4}WEBP/, 'webp'],
  [/^GIF8[79]a/, 'gif'],
  [/^(?:II[*+]\0|MM\0[*+])/, 'tiff'],
  [/^BM[\s\S]{4}/, 'bmp'],
  [/^[\s\S]{4}ftyp(?:avi[fs]|[\s\S]{8}(?:[\s\S]{4}){0,8}?avi[fs])/, 'avif'],
];

/** SVG is refused on purpose: it may refer to other files. */
const UNSUPPORTED: readonly (readonly [RegExp, string])[] = [
  [/^[\s\S]{4}ftyp(?:hei|hev|mif1|msf1)/, 'HEIC'],
  [/^(?:\xff\x0a|\0\0\0\x0cJXL )/, 'JPEG XL'],
  [/^(?:\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/, 'JPEG 2000'],
  [/^\0\0[\x01\x02]\0[\x01-\xff]\0/, 'ICO'],
  [/^P[1-7fF]\s/, 'PPM'],
  [/^8BPS/, 'PSD'],
  [/^DDS /, 'DDS'],
  [/^\s*(?:<\?xml[\s\S]*?)?<svg[\s>]/i, 'SVG'],
];

const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:!doctype html|html|head|body)/i, 'a web page'],
  [/^\s*<\?xml/, 'XML'],
  [/^PK\x03\x04/, 'a ZIP archive'],
  [/^%PDF/, 'a PDF'],
  [/^\s*[[{]["\s\]}[{]/, 'JSON'],
  [/^\0+$/, 'zeros'],
  [/^[\t\n\r\x20-\x7e\x80-\xff]+$/, 'text'],
];

/** Tells a format by its signature, whatever the name says; names count only for the one format without a signature. */
export function sniff(bytes: Uint8Array, name = ''): Sniffed {
  const head = byteText(bytes.subarray(0, SNIFFED));
  const format = IMAGES.find(([test]) => test.test(head))?.[1];
  if (format !== undefined) return {kind: 'image', format};
  const known = UNSUPPORTED.find(([test]) => test.test(head))?.[1];
  if (known !== undefined) return {kind: 'unsupported', what: known};
  if (/\.tga$/i.test(name)) return {kind: 'unsupported', what: 'TGA'};
  return {kind: 'other', what: OTHERS.find(([test]) => test.test(head))?.[1] ?? 'unknown bytes'};
}

const POINTER_BYTES = 1024;

/** The SHA-256 that a Git LFS pointer stands for, or null when the bytes are no pointer. */
export function lfsPointer(bytes: Uint8Array): string | null {
  if (bytes.length > POINTER_BYTES) return null;
  const text = byteText(bytes);
  const isPointer = /^version https:\/\/git-lfs[^\n]*\n/.test(text) && /^size \d+$/m.test(text);
  return isPointer ? (/^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1] ?? null) : null;
}
