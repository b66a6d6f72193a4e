/** A field of a CSV table and where it stands, quotes included. */
interface CsvCell {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface CsvRecord {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly CsvCell[];
}

/** Records of a table by RFC 4180, with their places; lines end in \r\n, \n or \r, and blank ones are passed over. O(length). */
export function csvRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const record = readRecord(text, at);
    const {cells, end} = record;
    if (cells.length > 1 || cells.some(({from, to}) => from < to)) records.push({line, cells});
    line += breaksIn(text.slice(at, end));
    at = end;
  }
  return records;
}

/** One record and where the next begins. */
function readRecord(text: string, start: number): {readonly cells: CsvCell[]; readonly end: number} {
  const cells: CsvCell[] = [];
  for (let at = start; ; at++) {
    const cell = text[at] === '"' ? quoted(text, at) : bare(text, at);
    cells.push(cell);
    at = cell.to;
    if (text[at] === ',') continue;
    return {cells, end: at + (text.startsWith('\r\n', at) ? 2 : 1)};
  }
}

function quoted(text: string, from: number): CsvCell {
  let at = from + 1;
  while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) at += text[at] === '"' ? 2 : 1;
  return {text: text.slice(from + 1, at).replaceAll('""', '"'), from, to: at + 1};
}

function bare(text: string, from: number): CsvCell {
  let to = from;
  while (to < text.length && text[to] !== ',' && text[to] !== '\n' && text[to] !== '\r') to++;
  return {text: text.slice(from, to), from, to};
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** A field that says `next`: quoted where it was, or where it has to be. */
export function rewrittenCell(cell: string, next: string): string {
  const isQuoted = cell.startsWith('"') || /[",\r\n]/.test(next);
  return isQuoted ? `"${next.replaceAll('"', '""')}"` : next;
}
