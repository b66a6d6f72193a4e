import type {NoteCode} from '../sources/notes.ts';
import {pythonTrim} from '../sources/python-text.ts';
import type {Cut} from './cut.ts';

/** What can be wrong with the text of a caption file that no one meant to write. */
export type TextFault =
  | 'bom'
  | 'encoding'
  | 'empty-tag'
  | 'trailing-separator'
  | 'outer-space'
  | 'leading-blank-line'
  | 'zero-width'
  | 'nbsp'
  | 'full-width-comma'
  | 'eol';

/** Notes of a file that are gone with its fault. */
export const MENDED: Readonly<Partial<Record<TextFault, NoteCode>>> = {
  bom: 'caption-bom',
  encoding: 'caption-not-utf8',
};

const CHARACTERS: Readonly<Partial<Record<TextFault, readonly [RegExp, string]>>> = {
  'zero-width': [/[\u00ad\u200b\u2060\ufeff]/g, ''],
  nbsp: [/\u00a0/g, ' '],
  'full-width-comma': [/[，、；]/g, ', '],
};

/** The mending of a fault in a caption that is cut at its separators; null for faults around the tags: `caption-editor.ts`. */
export function tidy(fault: TextFault): ((cut: Cut) => Cut) | null {
  const characters = CHARACTERS[fault];
  if (characters !== undefined) {
    const [pattern, mended] = characters;
    return cut => {
      const next = cut.map(piece => piece?.replace(pattern, mended) ?? null);
      return next.some((piece, place) => piece !== cut[place]) ? next : cut;
    };
  }
  switch (fault) {
    case 'empty-tag':
      return cut => without(cut, raw => raw === '');
    case 'trailing-separator':
      return cut => {
        const last = cut.findLastIndex(piece => piece !== null && pythonTrim(piece) !== '');
        return without(cut, (_raw, place) => place > last);
      };
    default:
      return null;
  }
}

/** The same cut without some of its pieces; the very same one when none leaves. */
export function without(cut: Cut, isGone: (raw: string, place: number) => boolean): Cut {
  let next: (string | null)[] | null = null;
  for (const [place, piece] of cut.entries()) {
    if (piece === null || !isGone(pythonTrim(piece), place)) continue;
    next ??= [...cut];
    next[place] = null;
  }
  return next ?? cut;
}
