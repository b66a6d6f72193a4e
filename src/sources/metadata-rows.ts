import {createRequire} from 'node:module';
import {TagnosisError} from '../errors.ts';
import {type Cells, readJsonLines} from './json-lines.ts';
import type {Note} from './notes.ts';
import {type Files, wholeText} from './text-file.ts';

/** A row of a table, with where it stands. */
export interface Row {
  readonly cells: Cells;
  /** Path of the table. */
  readonly table: string;
  /** Line on which the row begins, from 1. */
  readonly line: number;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Names of all columns that some row has, in the order of their first appearance. */
  readonly columns: readonly string[];
  readonly notes: readonly Note[];
}

/** So many columns are remembered for messages; real tables have a dozen. */
const MOST_COLUMNS = 1000;

/** Reads `metadata.jsonl` or `metadata.csv`, of each row only the columns that `keep` wants: a table may be large. */
export function readRows(files: Files, path: string, keep: (column: string) => boolean): Rows {
  return path.endsWith('.csv') ? readCsv(wholeText(files, path), path, keep) : readLines(files, path, keep);
}

function readLines(files: Files, path: string, keep: (column: string) => boolean): Rows {
  const columns = new Set<string>();
  const {rows, notes} = readJsonLines(files, path, {
    shown: path,
    expected: '{"file_name": "a.png", "text": "1girl, hat"}',
    take(cells, line): Row {
      for (const name of cells.keys()) if (columns.size < MOST_COLUMNS) columns.add(name);
      return {cells: new Map([...cells].filter(([name]) => keep(name))), table: path, line};
    },
  });
  return {rows, columns: [...columns], notes};
}

/** What the parser gives with `info: true`, which its types do not say. */
interface CsvRecord {
  readonly record: readonly string[];
  /** Lines read when the record ended. */
  readonly info: {readonly lines: number};
}

function isRecord(value: unknown): value is CsvRecord {
  return typeof value === 'object' && value !== null && 'record' in value && 'info' in value;
}

function readCsv(text: string, path: string, keep: (column: string) => boolean): Rows {
  const [first, ...records] = csvRecords(text, path);
  const columns = first?.record ?? [];
  // Of two columns of one name the reader of Hugging Face keeps the first.
  const firstOf = new Map(columns.map((name, i) => [name, i] as const).toReversed());
  const kept = [...columns.entries()].filter(([i, name]) => keep(name) && firstOf.get(name) === i);
  // The parser counts \r\n inside quotes as two lines; so many too many were counted so far.
  let excess = 0;
  const rows = records.map(({record, info}): Row => {
    const breaks = breaksIn(record);
    excess += breaks.pairs;
    const cells = new Map(kept.map(([i, name]) => [name, record[i] ?? '']));
    return {cells, table: path, line: info.lines - excess - breaks.lines};
  });
  return {rows, columns, notes: []};
}

/** By RFC 4180; a quote inside a field that begins with none is a sign like any other, as it is to Python. */
function csvRecords(text: string, path: string): readonly CsvRecord[] {
  // Loaded here: most data sets hold no table, and it costs a tenth of a small run.
  const {parse} = createRequire(import.meta.url)('csv-parse/sync') as typeof import('csv-parse/sync');
  const read = (relaxQuotes: boolean): readonly CsvRecord[] => {
    const parsed: readonly unknown[] = parse(text, {
      bom: true,
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: relaxQuotes,
      skip_empty_lines: true,
    });
    return parsed.filter(isRecord);
  };
  try {
    return read(false);
  } catch (cause) {
    if (codeOf(cause) !== 'INVALID_OPENING_QUOTE') throw notCsv(path, cause);
  }
  try {
    return read(true);
  } catch (cause) {
    throw notCsv(path, cause);
  }
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : null;
}

function notCsv(path: string, cause: unknown): TagnosisError {
  const line = cause instanceof Error && 'lines' in cause ? `:${String(cause.lines)}` : '';
  const messages: Readonly<Record<string, string>> = {
    // The parser noticed at the end of the file.
    CSV_QUOTE_NOT_CLOSED: `${path} is not a CSV table: a quote is opened that is never closed.`,
    CSV_INVALID_CLOSING_QUOTE: `${path}${line}: not CSV: behind a closing quote stands no comma.`,
  };
  return new TagnosisError('metadata-syntax', messages[String(codeOf(cause))] ?? `${path} is not a CSV table.`, {
    hint: 'Expected RFC 4180 with a header: file_name,text',
    cause,
  });
}

/** Line breaks inside quoted fields, and how many of them are \r\n. */
function breaksIn(record: readonly string[]): {lines: number; pairs: number} {
  const count = {lines: 0, pairs: 0};
  for (const field of record) {
    if (!/[\r\n]/.test(field)) continue;
    count.lines += field.match(/\r\n|\r|\n/g)?.length ?? 0;
    count.pairs += field.match(/\r\n/g)?.length ?? 0;
  }
  return count;
}
