import type {Note} from './notes.ts';
import {extension, fileName, stem} from './tree.ts';

/** Extensions that trainers use for captions, the usual first. */
const CAPTION_EXTENSIONS: readonly string[] = ['.txt', '.caption', '.cap'];

/** Lists of tools and texts about the set. In capitals only: `license plate.txt` may well be a caption. */
const NO_CAPTION = /^([Rr]equirements|[Cc]aptions|[Mm]etadata)\.txt$|^(README|LICENSE)/;

/** Whether a file is a caption: by its usual extension, or by the one that the trainer was told, whatever that is. */
export function isCaptionFile(path: string, told = ''): boolean {
  return CAPTION_EXTENSIONS.includes(extension(path)) || (told !== '' && path.endsWith(told));
}

/** The path of the image that a caption is for, less its extension. What the trainer was told may hold dots: `.wd14.txt`. */
export function captionStem(path: string, told = ''): string {
  return told !== '' && path.endsWith(told) ? path.slice(0, -told.length) : stem(path);
}

/** Whether a file that no image claims is a caption that lost its image, not some tool's list. */
export function isOrphanCaption(path: string, told = ''): boolean {
  return isCaptionFile(path, told) && !NO_CAPTION.test(fileName(path));
}

/** The commonest caption extension among `paths`, ties by the order above; null without captions. */
export function inferExtension(paths: readonly string[]): string | null {
  const counts = CAPTION_EXTENSIONS.map(ending => paths.filter(path => path.endsWith(ending)).length);
  const most = Math.max(...counts);
  return most === 0 ? null : (CAPTION_EXTENSIONS[counts.indexOf(most)] ?? null);
}

export interface FoundCaption {
  /** Null when the image has none. */
  readonly path: string | null;
  readonly notes: readonly Note[];
}

/** The caption of an image among `captions` (path by stem), as kohya looks for it. */
export function findCaption(
  image: string,
  captions: ReadonlyMap<string, string>,
  near: (image: string) => string | undefined,
): FoundCaption {
  const own = captions.get(stem(image));
  if (own !== undefined) return {path: own, notes: []};
  const name = fileName(stem(image));
  const parts = name.split('_');
  if (parts.length > 4) {
    // sd-scripts strips the crop suffix of its own resizing tool, from any name.
    const shorter = stem(image).slice(0, -name.length) + parts.slice(0, -4).join('_');
    const borrowed = captions.get(shorter);
    if (borrowed !== undefined)
      return {path: borrowed, notes: [{code: 'caption-borrowed', detail: fileName(borrowed)}]};
  }
  const close = near(stem(image));
  return {
    path: null,
    notes: [
      close === undefined ? {code: 'caption-missing'} : {code: 'caption-missing', detail: `near: ${fileName(close)}`},
    ],
  };
}

/**
 * Finds the caption whose name differs only in case, Unicode form or spaces: the usual reason for a missing one. The index is
 * made at the first question, since most sets never ask.
 */
export function nearNames(captions: ReadonlyMap<string, string>): (image: string) => string | undefined {
  const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, '');
  let index: Map<string, string> | undefined;
  return image => {
    index ??= new Map([...captions].map(([at, path]) => [plain(at), path]));
    return index.get(plain(image));
  };
}
