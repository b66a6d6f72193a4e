import type {Row} from './metadata-rows.ts';
import {fileName} from './tree.ts';

export interface LinkedRows {
  /** Rows by item key, in the order of the table. */
  readonly items: ReadonlyMap<string, readonly Row[]>;
  /** Keys whose image is here. */
  readonly here: ReadonlySet<string>;
  /** Rows whose path, taken literally, leads to a file. */
  readonly resolved: number;
  /** Images that some row names, literally or by name. */
  readonly found: number;
  /** No path led anywhere, so images were found by their name. */
  readonly loose: boolean;
}

/** Joins rows to images: relative to the table; where no row at all resolves, by unique file name below it. */
export function link(
  rows: readonly {readonly row: Row; readonly base: string}[],
  images: readonly string[],
): LinkedRows {
  const present = new Set(images);
  const paths = rows.map(({row, base}) => join(base, linkOf(row)));
  const resolved = paths.filter(path => present.has(path)).length;
  const loose = resolved === 0;
  const byName = loose ? uniqueNames(images) : new Map<string, string>();
  const items = new Map<string, Row[]>();
  for (const [index, {row}] of rows.entries()) {
    const path = paths[index] ?? '';
    const key = byName.get(fileName(path)) ?? path;
    const known = items.get(key);
    if (known === undefined) items.set(key, [row]);
    else known.push(row);
  }
  const here = new Set([...items.keys()].filter(key => present.has(key)));
  return {items, here, resolved, found: here.size, loose: loose && here.size > 0};
}

/** The first link column: `file_name`, or one that ends in it; a backslash is a slash. */
function linkOf(row: Row): string {
  for (const [name, value] of row) {
    if (name !== 'file_name' && !name.endsWith('_file_name') && !/(^|_)file_names$/.test(name)) continue;
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') return first.replaceAll('\\', '/');
  }
  return '';
}

/** A key never leaves the data set: `..` and a leading slash stay part of a name that matches no file. */
function join(base: string, path: string): string {
  const plain = path.replace(/^(\.\/)+/, '');
  return base === '' ? plain : `${base}/${plain}`;
}

function uniqueNames(images: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const twice = new Set<string>();
  for (const path of images) {
    const name = fileName(path);
    if (names.has(name)) twice.add(name);
    names.set(name, path);
  }
  for (const name of twice) names.delete(name);
  return names;
}
