import type {Fingerprint} from '../engines/image/record.ts';
import type {Corpus} from '../corpus/corpus.ts';

/** What speaks for the copy that is kept, against the next best; `name`: nothing, so the first by name is kept. */
export type KeepReason = 'caption' | 'not-upscaled' | 'pixels' | 'lossless' | 'bytes' | 'name';

export interface Copy {
  readonly key: string;
  readonly item: number;
  readonly picture: Pick<Fingerprint, 'width' | 'height' | 'sharpness' | 'format' | 'bytes'>;
}

/** A picture with so many times the pixels of a copy that is so many times sharper was only blown up. */
const MORE_PIXELS = 1.5;
const LESS_SHARP = 0.5;
const LOSSLESS: ReadonlySet<string> = new Set(['png', 'bmp', 'tiff']);

/** Which copy to keep: the first difference wins, in the order of `KeepReason`. */
export function chooseKept<C extends Copy>(
  copies: readonly C[],
  corpus: Corpus,
): {readonly kept: C; readonly why: KeepReason} {
  const sharpest = Math.max(...copies.map(({picture}) => picture.sharpness));
  const fewest = Math.min(...copies.map(({picture}) => pixelsOf(picture)));
  const judged = copies.map(copy => ({
    copy,
    marks: marksOf(copy, corpus, isUpscaled(copy, copies, {sharpest, fewest})),
  }));
  const [best, next] = judged.toSorted((a, b) => byMarks(a.marks, b.marks) || (a.copy.key < b.copy.key ? -1 : 1));
  if (best === undefined) throw new Error('A cluster has no member.');
  const telling = next === undefined ? -1 : best.marks.findIndex((mark, i) => mark !== next.marks[i]);
  return {kept: best.copy, why: REASONS[telling] ?? 'name'};
}

const REASONS: readonly KeepReason[] = ['caption', 'not-upscaled', 'pixels', 'lossless', 'bytes'];

/** More is better, the first counts most. */
function marksOf({item, picture}: Copy, corpus: Corpus, upscaled: boolean): number[] {
  return [
    hasCaption(item, corpus) ? 1 : 0,
    upscaled ? 0 : 1,
    pixelsOf(picture),
    LOSSLESS.has(picture.format) ? 1 : 0,
    picture.bytes,
  ];
}

function byMarks(a: readonly number[], b: readonly number[]): number {
  for (const [i, mark] of a.entries()) if (mark !== b[i]) return (b[i] ?? 0) - mark;
  return 0;
}

function pixelsOf({width, height}: Copy['picture']): number {
  return width * height;
}

/** Most clusters have nothing to suspect: only then are all pairs looked at. */
function isUpscaled(
  {picture}: Copy,
  copies: readonly Copy[],
  {sharpest, fewest}: {readonly sharpest: number; readonly fewest: number},
): boolean {
  if (pixelsOf(picture) < MORE_PIXELS * fewest || picture.sharpness > LESS_SHARP * sharpest) return false;
  return copies.some(
    other =>
      pixelsOf(picture) >= MORE_PIXELS * pixelsOf(other.picture) &&
      picture.sharpness <= LESS_SHARP * other.picture.sharpness,
  );
}

/** Whether any caption of the item has a tag. */
function hasCaption(item: number, {rowItem, offsets}: Corpus): boolean {
  for (let row = firstRow(rowItem, item); rowItem[row] === item; row++)
    if ((offsets[row + 1] ?? 0) > (offsets[row] ?? 0)) return true;
  return false;
}

/** Rows stand in the order of their items. */
export function firstRow(rowItem: Uint32Array, item: number): number {
  let [from, to] = [0, rowItem.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rowItem[middle] ?? 0) < item) from = middle + 1;
    else to = middle;
  }
  return from;
}
