import type {NoteCode} from '../sources/notes.ts';
import {pythonTrim} from '../sources/python-text.ts';

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

type Segments = readonly string[];

const CHARACTERS: Readonly<Partial<Record<TextFault, readonly [RegExp, string]>>> = {
  'zero-width': [/[\u00ad\u200b\u2060\ufeff]/g, ''],
  nbsp: [/\u00a0/g, ' '],
  'full-width-comma': [/[，、；]/g, ', '],
  eol: [/\r\n|\r/g, '\n'],
};

/** The mending of a fault in a caption that is cut at its separators; null for faults of the file around the caption. */
export function tidy(fault: TextFault): ((segments: Segments) => Segments) | null {
  const characters = CHARACTERS[fault];
  if (characters !== undefined) return segments => segments.map(segment => segment.replace(...characters));
  switch (fault) {
    case 'empty-tag':
      return segments => without(segments, raw => raw === '');
    case 'trailing-separator':
      return segments => {
        const last = segments.findLastIndex(segment => pythonTrim(segment) !== '');
        return last === segments.length - 1 ? segments : segments.slice(0, last + 1);
      };
    case 'outer-space':
      return segments =>
        segments.map((segment, i) => {
          const start = i === 0 ? segment.trimStart() : segment;
          return i === segments.length - 1 ? start.trimEnd() : start;
        });
    case 'bom':
      return segments => segments.map((segment, i) => (i === 0 ? segment.replace(/^\ufeff/, '') : segment));
    default:
      return null;
  }
}

/** A tag leaves with the separator before it; the first one with the separator and the white space behind it. */
export function without(segments: Segments, isGone: (raw: string, place: number) => boolean): Segments {
  const kept = segments.filter((segment, place) => !isGone(pythonTrim(segment), place));
  if (kept.length === segments.length) return segments;
  const first = kept[0];
  return first === undefined || first === segments[0] ? kept : [first.trimStart(), ...kept.slice(1)];
}
