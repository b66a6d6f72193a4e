import {TagnosisError} from '../errors.ts';
import {count} from './candidate.ts';
import type {Note} from './notes.ts';
import {filePieces, type Files} from './text-file.ts';

/** More unreadable lines than this share, and it is not the format we took it for. */
const BAD = 0.01;
/** From so many bad lines on, a file of which most lines are bad is not read to its end. */
const HOPELESS = 1000;
/** No row is as long: a file without line breaks must not fill the memory. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** Columns of a row by name. */
export type Cells = ReadonlyMap<string, unknown>;

export interface JsonLines<T> {
  readonly rows: readonly T[];
  readonly notes: readonly Note[];
}

interface Reading<T> {
  /** What the file is called in messages. */
  readonly shown: string;
  /** A row that is right, for the hint. */
  readonly expected: string;
  /** What is kept of a row; null when the line is not what it should be. */
  readonly take: (cells: Cells, line: number) => T | null;
}

/**
 * Reads JSON lines piece by piece, so that the file may be larger than memory; only what `take` keeps stays. A bad line
 * becomes a note with its number; with more than 1 % of them it is an error.
 */
export function readJsonLines<T>(files: Files, path: string, {shown, expected, take}: Reading<T>): JsonLines<T> {
  const rows: T[] = [];
  const notes: Note[] = [];
  let number = 0;
  for (const line of lines(filePieces(files, path, shown), shown)) {
    number++;
    if (line.trim() === '') continue;
    const cells = parseCells(line);
    const row = cells === null ? null : take(cells, number);
    if (row !== null) rows.push(row);
    else notes.push({code: 'metadata-line-invalid', place: `${shown}:${number}`});
    if (notes.length >= HOPELESS && notes.length > rows.length) break;
  }
  if (notes.length <= BAD * (rows.length + notes.length)) return {rows, notes};
  throw new TagnosisError(
    'metadata-syntax',
    `${shown} is not JSON lines: ${count(notes.length, 'line')} cannot be read (first: ${notes[0]?.place ?? ''}).`,
    {hint: `Expected one object a line: ${expected}`},
  );
}

function parseCells(line: string): Cells | null {
  try {
    const row: unknown = JSON.parse(line);
    if (row === null || typeof row !== 'object' || Array.isArray(row)) return null;
    return new Map(Object.entries(row));
  } catch {
    return null;
  }
}

// Each piece is decoded by itself, where a byte order mark is one only in the first.
const UTF8 = new TextDecoder('utf-8', {ignoreBOM: true});

function* lines(pieces: Iterable<Uint8Array>, shown: string): Generator<string> {
  let rest: Uint8Array[] = [];
  let length = 0;
  let first = true;
  for (const piece of pieces) {
    const end = piece.lastIndexOf(10) + 1;
    if (end > 0) {
      const text = UTF8.decode(Buffer.concat([...rest, piece.subarray(0, end - 1)]));
      yield* (first ? text.replace(/^\ufeff/, '') : text).split('\n');
      [rest, length, first] = [[], 0, false];
    }
    rest.push(piece.subarray(end));
    length += piece.length - end;
    if (length > LONGEST_LINE) throw tooLong(shown);
  }
  const last = UTF8.decode(Buffer.concat(rest));
  if (last !== '') yield first ? last.replace(/^\ufeff/, '') : last;
}

function tooLong(shown: string): TagnosisError {
  return new TagnosisError('metadata-syntax', `${shown} is not JSON lines: a line is longer than 64 MiB.`, {
    hint: 'Expected one object a line.',
  });
}
