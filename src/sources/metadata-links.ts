import {TagnosisError} from '../errors.ts';
import type {Row, Rows} from './metadata-rows.ts';
import type {Note} from './notes.ts';
import {fileName, folderOf} from './tree.ts';

export interface LinkedRows {
  /** Rows by item key, in the order of the table. */
  readonly items: ReadonlyMap<string, readonly Row[]>;
  /** Keys whose image is here. */
  readonly here: ReadonlySet<string>;
  /** Links that, taken literally, lead to a file. */
  readonly resolved: number;
  /** Images that some row names, literally or by name. */
  readonly found: number;
  /** No path led anywhere, so images were found by their name. */
  readonly loose: boolean;
  /** Images that a second link column names (a mask, an edited version): not items, and not forgotten either. */
  readonly beside: ReadonlySet<string>;
  /** Rows that name no image. */
  readonly notes: readonly Note[];
}

/** Whether a column of imagefolder names images: `file_name`, `file_names`, or one that ends in it. */
export function isLinkColumn(name: string): boolean {
  return /(^|_)file_names?$/.test(name);
}

interface Link {
  readonly row: Row;
  readonly base: string;
  readonly path: string;
}

/**
 * Joins rows to images: relative to the table; where no row at all resolves, by unique file name below it. All names of a
 * list are items; of several link columns `file_name` counts, else the first.
 */
export function link(tables: readonly Rows[], images: readonly string[]): LinkedRows {
  const present = new Set(images);
  const links: Link[] = [];
  const beside = new Set<string>();
  const notes: Note[] = [];
  for (const {rows, columns} of tables) {
    const names = columns
      .filter(isLinkColumn)
      .toSorted((a, b) => Number(b === 'file_name') - Number(a === 'file_name'));
    for (const row of rows) {
      const base = folderOf(row.table);
      const [own, ...others] = names.map(name => namesIn(row.cells.get(name))).filter(found => found.length > 0);
      if (own === undefined)
        notes.push({code: 'metadata-line-invalid', place: `${row.table}:${row.line}`, detail: 'names no image'});
      for (const name of new Set(own)) links.push({row, base, path: resolvePath(base, name)});
      for (const name of others.flat()) beside.add(resolvePath(base, name));
    }
  }
  if (links.length === 0) throw noLink(tables);
  const resolved = links.filter(({path}) => present.has(path)).length;
  const byName = resolved === 0 ? namesBelow(images) : null;
  const items = new Map<string, Row[]>();
  for (const {row, base, path} of links) {
    const key = byName?.(base, fileName(path)) ?? path;
    const known = items.get(key);
    if (known === undefined) items.set(key, [row]);
    else known.push(row);
  }
  const here = new Set([...items.keys()].filter(key => present.has(key)));
  return {items, here, resolved, found: here.size, loose: resolved === 0 && here.size > 0, beside, notes};
}

function namesIn(cell: unknown): string[] {
  const names: readonly unknown[] = Array.isArray(cell) ? cell : [cell];
  return names.filter(name => typeof name === 'string' && name !== '').map(name => String(name).replaceAll('\\', '/'));
}

/** A key never leaves the data set: what climbs above its root, or starts there, stays a name that matches no file. */
function resolvePath(base: string, path: string): string {
  if (path.startsWith('/')) return path;
  const parts = base === '' ? [] : base.split('/');
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return path;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Finds the only image of a name below a folder. */
function namesBelow(images: readonly string[]): (base: string, name: string) => string | undefined {
  const indexes = new Map<string, Map<string, string | undefined>>();
  const indexOf = (base: string): Map<string, string | undefined> => {
    const index = new Map<string, string | undefined>();
    for (const path of images) {
      if (base !== '' && !path.startsWith(`${base}/`)) continue;
      index.set(fileName(path), index.has(fileName(path)) ? undefined : path);
    }
    indexes.set(base, index);
    return index;
  };
  return (base, name) => (indexes.get(base) ?? indexOf(base)).get(name);
}

function noLink(tables: readonly Rows[]): TagnosisError {
  const columns = [...new Set(tables.flatMap(table => table.columns))].slice(0, 10).join(', ');
  return new TagnosisError('metadata-no-link', `${tables[0]?.rows[0]?.table ?? 'The table'} names no image.`, {
    hint: `Expected a column file_name, with paths relative to the table; there is ${columns}.`,
  });
}
