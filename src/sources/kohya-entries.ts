import {jsonMistake} from '../config/syntax-words.ts';
import {TagnosisError} from '../errors.ts';
import {type Cells, readJsonLines} from './json-lines.ts';
import type {Note} from './notes.ts';
import {type Files, wholeText} from './text-file.ts';

/** What a table says of one image. */
export interface Entry {
  /** Path or name of the image, with or without its extension, as written. */
  readonly name: string;
  readonly caption: string | null;
  readonly tags: string | null;
  /** ai-toolkit's second, shorter caption. */
  readonly short: string | null;
  /** A list under `tags`, which stops kohya. */
  readonly hasTagList: boolean;
  /** Line of JSON lines, from 1; null in one JSON object, where the name leads to it. */
  readonly line: number | null;
}

export interface Entries {
  readonly entries: readonly Entry[];
  readonly notes: readonly Note[];
}

/** Entries of kohya's metadata: `{"path or stem": {"caption": …, "tags": …}}`, or JSON lines with `image_path`. */
export function readEntries(files: Files, path: string, shown: string = path): Entries {
  if (path.endsWith('.jsonl')) {
    const {rows, notes} = readJsonLines(files, path, {
      shown,
      expected: '{"image_path": "a.png", "caption": "…"}',
      take,
    });
    return {entries: rows, notes};
  }
  const value = parse(wholeText(files, path, shown), shown);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw misshapen(shown);
  const entries = Object.entries(value).map(([name, cells]) => entryOf(name, asCells(cells, shown)));
  if (entries.length === 0) throw misshapen(shown);
  return {entries, notes: []};
}

function take(cells: Cells, line: number): Entry | null {
  const name = cells.get('image_path');
  return typeof name === 'string' && name !== '' ? entryOf(name, cells, line) : null;
}

function entryOf(name: string, cells: Cells, line: number | null = null): Entry {
  const text = (key: string): string | null => {
    const value = cells.get(key);
    return typeof value === 'string' ? value : null;
  };
  const hasTagList = Array.isArray(cells.get('tags'));
  return {name, caption: text('caption'), tags: text('tags'), short: text('caption_short'), hasTagList, line};
}

function asCells(value: unknown, shown: string): Cells {
  if (typeof value === 'string') return new Map([['caption', value]]);
  if (value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) throw misshapen(shown);
  return new Map(Object.entries(value));
}

const HINT = 'Expected {"image": {"caption": "…", "tags": "…"}}.';

function parse(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const {place, words} = jsonMistake(text, cause);
    throw new TagnosisError('metadata-syntax', `${shown}${place}: not JSON: ${words}.`, {hint: HINT, cause});
  }
}

function misshapen(shown: string): TagnosisError {
  return new TagnosisError('metadata-syntax', `${shown} is not an object of captions by image.`, {hint: HINT});
}
