import {percent, plain} from '../../../plots/numbers.ts';
import {cleanText} from '../../../plots/clean-text.ts';
import {type Html, markup} from '../../html/html.ts';
import type {Cell, CellFormat, Row} from './row.ts';

export interface ShownTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly formats: Readonly<Record<string, CellFormat | undefined>>;
  /** Rows that are shown. */
  readonly most: number;
  /** Says that there are more. */
  readonly more: (n: number) => string;
}

/** Columns of text on a terminal are cut at this. */
const WIDEST = 40;

/** A cell as a person reads it; nothing for what is not known. */
function cellText(cell: Cell | undefined, format: CellFormat | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return format === 'percent' ? percent(cell) : plain(cell);
  return String(cell);
}

/** The first rows as markup; every text is escaped. */
export function tableHtml(rows: readonly Row[], {title, columns, formats, most, more}: ShownTable): string {
  const shown = rows.slice(0, most);
  const numeric = columns.filter(name => shown.some(row => typeof row[name] === 'number'));
  const align = (name: string): string => (numeric.includes(name) ? 'right' : 'left');
  const body = shown.map(
    row =>
      markup`<tr>${columns.map(name => markup`<td style="text-align:${align(name)}">${cellText(row[name], formats[name])}</td>`)}</tr>`,
  );
  const rest: Html | null = rows.length > most ? markup`<p>${more(rows.length - most)}</p>` : null;
  return markup`<table><caption style="text-align:left">${title}</caption><thead><tr>${columns.map(name => markup`<th scope="col" style="text-align:${align(name)}">${name}</th>`)}</tr></thead><tbody>${body}</tbody></table>${rest}`.toString();
}

/** The first rows as columns of text. */
export function tableText(rows: readonly Row[], {title, columns, formats, most, more}: ShownTable): string {
  const shown = rows.slice(0, most);
  const cells = shown.map(row => columns.map(name => cleanText(cellText(row[name], formats[name]), WIDEST)));
  const widths = columns.map((name, i) => Math.max(name.length, ...cells.map(row => row[i]?.length ?? 0)));
  const numeric = columns.map(name => shown.some(row => typeof row[name] === 'number'));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, i) => (numeric[i] === true ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const rest = rows.length > most ? [more(rows.length - most)] : [];
  return [title, line(columns), ...cells.map(line), ...rest].join('\n');
}
