import {createRequire} from 'node:module';
import {TagnosisError} from '../errors.ts';
import type {Note} from './notes.ts';
import {wholeText} from './text-file.ts';
import type {Tree} from './tree.ts';

/** More unreadable lines than this share, and it is not the format we took it for. */
const BAD = 0.01;
/** Captions that Hugging Face's CSV reader takes for "no value". */
const NULLS: ReadonlySet<string> = new Set(['NA', 'N/A', 'None', 'null', 'NULL', 'nan', 'NaN']);

export type Row = ReadonlyMap<string, unknown>;

export interface Rows {
  readonly rows: readonly Row[];
  readonly notes: readonly Note[];
}

/** Reads `metadata.jsonl` or `metadata.csv`; a line that cannot be read becomes a note with its number. */
export function readRows(tree: Tree, path: string): Rows {
  const text = wholeText(tree, path);
  return path.endsWith('.csv') ? readCsv(text, path) : readLines(text, path);
}

function readLines(text: string, path: string): Rows {
  const rows: Row[] = [];
  const notes: Note[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = parseRow(line);
    if (row === null) notes.push({code: 'metadata-line-invalid', place: `${path}:${index + 1}`});
    else rows.push(row);
  }
  if (notes.length > BAD * (rows.length + notes.length)) {
    throw new TagnosisError(
      'metadata-syntax',
      `${path} is not JSON lines: ${notes.length} lines cannot be read (first: ${notes[0]?.place ?? ''}).`,
      {
        hint: 'Expected one object a line: {"file_name": "a.png", "text": "1girl, hat"}',
      },
    );
  }
  return {rows, notes};
}

/** One line of JSON as a row; null when it is no object. */
export function parseRow(line: string): Row | null {
  try {
    const row: unknown = JSON.parse(line);
    if (row === null || typeof row !== 'object' || Array.isArray(row)) return null;
    return new Map(Object.entries(row));
  } catch {
    return null;
  }
}

function readCsv(text: string, path: string): Rows {
  // Loaded here: most data sets hold no table, and it costs a tenth of a small run.
  const {parse: parseCsv} = createRequire(import.meta.url)('csv-parse/sync') as typeof import('csv-parse/sync');
  try {
    const [header = [], ...lines] = parseCsv(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][];
    const notes: Note[] = [];
    const rows = lines.map((line, index) => {
      const row = new Map<string, unknown>(header.map((name, i) => [name, line[i] ?? '']));
      for (const [name, value] of row) {
        if (name.includes('file_name') || typeof value !== 'string' || !NULLS.has(value)) continue;
        row.set(name, null);
        notes.push({code: 'csv-null-word', place: `${path}:${index + 2}`, detail: value});
      }
      return row;
    });
    return {rows, notes};
  } catch (cause) {
    throw new TagnosisError('metadata-syntax', `${path} is not a CSV table.`, {
      hint: 'Expected RFC 4180 with a header: file_name,text',
      cause,
    });
  }
}
