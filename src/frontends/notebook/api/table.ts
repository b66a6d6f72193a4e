import {createRequire} from 'node:module';
import {join} from 'node:path';
import process from 'node:process';
import {TagnosisError} from '../../../errors.ts';
import {thousands} from '../../../math/thousands.ts';
import type {Cell, CellFormat, Row} from './row.ts';
import {checkOptions} from './check-options.ts';
import {displayable} from './displayable.ts';
import {saveAs, type SaveOptions} from './save-file.ts';
import {tableHtml, tableText} from './table-text.ts';

/** What a table says besides its rows. */
export interface TableFacts<R extends Row> {
  /** What the rows are, as a sentence that says the finding. */
  readonly title: string;
  readonly columns: readonly (keyof R & string)[];
  readonly formats?: Readonly<Partial<Record<keyof R & string, CellFormat>>>;
}

/** Rows that a notebook shows. */
const SHOWN = 50;

/** Rows of plain values: shown as a table, and for whatever else as an array, CSV or a data frame. */
export class Table<R extends Row = Row> {
  readonly rows: readonly R[];
  readonly #facts: TableFacts<R>;

  constructor(rows: readonly R[], facts: TableFacts<R>) {
    this.rows = rows;
    this.#facts = facts;
    displayable(this, {
      text: () => this.toString(),
      bundle: async () => ({'text/plain': this.toString(), 'text/html': this.toHTML()}),
      bundleNow: () => ({'text/html': this.toHTML()}),
    });
  }

  get title(): string {
    return this.#facts.title;
  }

  get columns(): readonly (keyof R & string)[] {
    return this.#facts.columns;
  }

  get length(): number {
    return this.rows.length;
  }

  /** The first rows. */
  head(n = 5): Table<R> {
    const rows = typeof n === 'number' ? Math.max(0, n) : (n ?? 5);
    checkOptions('head()', {n: rows}, {n: 'count'});
    return new Table(this.rows.slice(0, rows), this.#facts);
  }

  /** The rows of which something holds. */
  filter(where: (row: R) => boolean): Table<R> {
    checkOptions('filter()', {where}, {where: 'function'});
    return new Table(this.rows.filter(where), this.#facts);
  }

  [Symbol.iterator](): Iterator<R> {
    return this.rows[Symbol.iterator]();
  }

  /** RFC 4180, with the names of the columns first; numbers as they are, not as they are shown. */
  toCSV(): string {
    const lines = [this.columns, ...this.rows.map(row => this.columns.map(name => row[name] ?? null))];
    return lines.map(cells => `${cells.map(quoted).join(',')}\r\n`).join('');
  }

  /** The first 50 rows as markup, in which every text is escaped. */
  toHTML(): string {
    return tableHtml(this.rows, this.#shown());
  }

  /** A `DataFrame` of danfojs-node, which the notebook's folder has to have. */
  async toDanfo(): Promise<unknown> {
    const {DataFrame} = loadDanfo();
    return new DataFrame(this.rows.map(row => Object.fromEntries(this.columns.map(name => [name, row[name] ?? null]))));
  }

  /** Writes `.csv`, `.json` or `.html`; an existing file is kept unless told otherwise. Returns the path. */
  save(path: string, options: SaveOptions = {}): Promise<string> {
    const page = (): string =>
      `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"></head><body>${tableHtml(this.rows, {...this.#shown(), most: Infinity})}</body></html>\n`;
    return saveAs(
      path,
      {csv: () => this.toCSV(), json: () => `${JSON.stringify(this.rows, null, 1)}\n`, html: page},
      options,
    );
  }

  toString(): string {
    return tableText(this.rows, this.#shown());
  }

  #shown(): Parameters<typeof tableHtml>[1] {
    const {title, columns, formats = {}} = this.#facts;
    return {title, columns, formats, most: SHOWN, more: n => `… and ${thousands(n)} more rows`};
  }
}

function quoted(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Danfo {
  readonly DataFrame: new (rows: readonly object[]) => unknown;
}

/** From the notebook's folder, else from ours. */
function loadDanfo(): Danfo {
  for (const from of [join(process.cwd(), 'notebook.js'), import.meta.url]) {
    try {
      return createRequire(from)('danfojs-node') as Danfo;
    } catch (error) {
      if ((error as {readonly code?: string}).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new TagnosisError('no-danfo', 'The package danfojs-node is not in the folder of the notebook.', {
    hint: 'Run: npm install danfojs-node, with "overrides": {"@tensorflow/tfjs-node": "npm:@tensorflow/tfjs@3.21.0"} in package.json, or use toCSV().',
  });
}
