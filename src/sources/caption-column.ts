import {nearest} from '../config/nearest.ts';
import {TagnosisError} from '../errors.ts';
import type {Row, Rows} from './metadata-rows.ts';

const COLUMNS: readonly string[] = ['text', 'caption', 'prompt', 'tags', 'tag_string', 're_caption', 'txt'];
/** Captions that Hugging Face's CSV reader takes for "no value". */
const NULLS: ReadonlySet<string> = new Set(['NA', 'N/A', 'None', 'null', 'NULL', 'nan', 'NaN']);

/** Whether a column may turn out to hold the captions. */
export function mayHoldCaptions(name: string, told: string | undefined): boolean {
  return told === undefined ? COLUMNS.includes(name.toLowerCase()) : name === told;
}

/**
 * The column that holds captions: as told, else the first known name, in any case, that some row fills. Throws when there is
 * none.
 */
export function captionColumn(tables: readonly Rows[], told: string | undefined): string {
  const names = [...new Set(tables.flatMap(({columns}) => columns))];
  const rows = tables.flatMap(table => table.rows);
  if (told !== undefined) return names.includes(told) ? told : refuse(rows, names, told);
  const known = COLUMNS.flatMap(wanted => names.filter(name => name.toLowerCase() === wanted));
  const filled = known.find(name => rows.some(({cells}) => (cells.get(name) ?? null) !== null));
  return filled ?? known[0] ?? refuse(rows, names, told);
}

function refuse(rows: readonly Row[], names: readonly string[], told: string | undefined): never {
  const table = rows[0]?.table ?? 'The table';
  const there = `Its columns: ${names.slice(0, 20).join(', ')}.`;
  const near = told === undefined ? null : nearest(told, names);
  throw new TagnosisError(
    'metadata-no-caption-column',
    told === undefined ? `${table} has no column that looks like captions.` : `${table} has no column "${told}".`,
    {
      hint:
        told === undefined
          ? `Known: ${COLUMNS.join(', ')}. Name another with --caption-column. ${there}`
          : `${near === null ? '' : `Did you mean ${near}? `}${there}`,
    },
  );
}

/** Whether the reader of a CSV table takes this caption for none at all. */
export function isNullWord({table, cells}: Row, column: string): boolean {
  const cell = cells.get(column);
  return table.endsWith('.csv') && typeof cell === 'string' && NULLS.has(cell);
}

/**
 * Captions of one row: a text, a list of variants, or nothing. A list under `tag*` is one caption that was split already,
 * and `tag_string*` (danbooru) parts tags by spaces: both are joined by what parts tags elsewhere.
 */
export function captionsIn(row: Row, column: string, separator: string): string[] {
  const cell = row.cells.get(column);
  const name = column.toLowerCase();
  const join = (tags: readonly string[]): string => tags.join(separator === ' ' ? ' ' : `${separator} `);
  if (isNullWord(row, column)) return [];
  if (typeof cell === 'string')
    return [name.startsWith('tag_string') ? join(cell.split(/\s+/).filter(tag => tag !== '')) : cell];
  if (!Array.isArray(cell)) return [];
  const texts = cell.filter(part => typeof part === 'string');
  return name.startsWith('tag') && texts.length > 0 ? [join(texts)] : texts;
}
