import {isPointer} from './decode.ts';
import type {Note} from './notes.ts';
import {byteText} from './single-bytes.ts';
import type {ImageRef} from './source.ts';

/** Bytes of an image that are looked at before any decoder is loaded. */
export const HEAD = 1024;

/** First bytes of the formats that trainers meet, and the extensions that fit them. */
const FORMATS: readonly {readonly test: RegExp; readonly extensions: readonly string[]}[] = [
  {test: /^\x89PNG\r\n\x1a\n/, extensions: ['.png', '.apng']},
  {test: /^\xff\xd8\xff/, extensions: ['.jpg', '.jpeg', '.jfif']},
  {test: /^RIFF[\s\S]{4}WEBP/, extensions: ['.webp']},
  {test: /^BM/, extensions: ['.bmp']},
  {test: /^GIF8[79]a/, extensions: ['.gif']},
  {test: /^(II\*\0|MM\0\*)/, extensions: ['.tif', '.tiff']},
  {test: /^[\s\S]{4}ftypavi[fs]/, extensions: ['.avif']},
  {test: /^(\xff\x0a|\0\0\0\x0cJXL )/, extensions: ['.jxl']},
  {test: /^\0\0\0\x0cjP {2}/, extensions: ['.jp2']},
  {test: /^P[1-6]\s/, extensions: ['.ppm', '.pgm', '.pbm']},
];
/** Formats without a signature: the name is all there is. */
const SILENT: readonly string[] = ['.tga'];

export interface InspectedImage {
  readonly notes: readonly Note[];
  readonly lfs?: NonNullable<ImageRef['lfs']>;
}

/** What the first bytes say of an image: a Git LFS pointer, another format than the name tells, or none at all. */
export function inspectImage(extension: string, head: Uint8Array): InspectedImage {
  const text = byteText(head);
  if (isPointer(text)) {
    const oid = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1] ?? '';
    return {notes: [{code: 'lfs-pointer'}], lfs: {oid, size: Number(/^size (\d+)$/m.exec(text)?.[1])}};
  }
  const lower = extension.toLowerCase();
  const format = FORMATS.find(({test}) => test.test(text));
  if (format === undefined) return {notes: SILENT.includes(lower) ? [] : [{code: 'image-not-an-image'}]};
  const fits = format.extensions.includes(lower);
  return {notes: fits ? [] : [{code: 'image-extension-lies', detail: `${lower} holds ${format.extensions[0] ?? ''}`}]};
}
