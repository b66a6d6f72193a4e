import {readFileSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {unusableModel} from './model-errors.ts';

export type TaggerLayout = 'wd' | 'mapping';

/** Files that name a tagger's tags. */
export const TABLES: Readonly<Record<TaggerLayout, string>> = {wd: 'selected_tags.csv', mapping: 'tag_mapping.json'};

const LARGEST = 32 * 1024 * 1024;
/** Places that a table may name: the largest taggers have a tenth of it. */
const MOST_TAGS = 1_000_000;
/** Ratings are no tags. */
const RATING = /^(?:9|rating)$/i;

/** `selected_tags.csv` of the WD taggers: a row for each place, with `name` and `category`. Null for ratings. */
export function readTable(path: string): (string | null)[] {
  const text = read(path);
  // Loaded only for a tagger.
  const {parse} = createRequire(import.meta.url)('csv-parse/sync') as typeof import('csv-parse/sync');
  let rows: Record<string, string>[];
  try {
    rows = parse(text, {columns: true, bom: true, relax_column_count: true}) as typeof rows;
  } catch (cause) {
    throw unusableModel(path, 'it is no table', cause);
  }
  if (rows.length === 0 || rows[0]?.['name'] === undefined || rows[0]['category'] === undefined)
    throw unusableModel(path, 'it has no columns "name" and "category"');
  return rows.map(({name = '', category = ''}) => tagOf(name, category));
}

/**
 * `tag_mapping.json`: `{"0": {"tag": …, "category": …}, …}`, or `{"idx_to_tag": {"0": …}, "tag_to_category": {…}}`. Null for
 * ratings, and for places that it leaves out.
 */
export function readMapping(path: string): (string | null)[] {
  const found: unknown = parsed(path);
  const named = isTable(found)
    ? isTable(found['idx_to_tag'])
      ? ofNames(found['idx_to_tag'], found)
      : ofRows(found)
    : null;
  if (named === null || named.size === 0) throw unusableModel(path, 'it does not say which number is which tag');
  const length = 1 + [...named.keys()].reduce((most, place) => Math.max(most, place), 0);
  return Array.from({length}, (_, place) => named.get(place) ?? null);
}

type Table = Readonly<Record<string, unknown>>;

function ofNames(names: Table, {tag_to_category: told}: Table): ReadonlyMap<number, string | null> | null {
  const categories = isTable(told) ? told : {};
  return placed(names, value => {
    if (typeof value !== 'string') return undefined;
    return tagOf(value, Object.hasOwn(categories, value) ? String(categories[value]) : '');
  });
}

function ofRows(rows: Table): ReadonlyMap<number, string | null> | null {
  return placed(rows, value => {
    if (!isTable(value) || typeof value['tag'] !== 'string') return undefined;
    return tagOf(value['tag'], String(value['category']));
  });
}

/** By place; null where an entry is none. */
function placed(
  table: Table,
  tagIn: (value: unknown) => string | null | undefined,
): ReadonlyMap<number, string | null> | null {
  const found = new Map<number, string | null>();
  for (const [key, value] of Object.entries(table)) {
    const tag = tagIn(value);
    if (!/^\d{1,7}$/.test(key) || Number(key) >= MOST_TAGS || tag === undefined) return null;
    found.set(Number(key), tag);
  }
  return found;
}

function tagOf(name: string, category: string): string | null {
  return RATING.test(category) ? null : name;
}

function read(path: string): string {
  try {
    const {size} = statSync(path);
    if (size <= LARGEST) return readFileSync(path, 'utf8');
  } catch (cause) {
    throw unusableModel(path, `it cannot be read (${String((cause as {readonly code?: unknown}).code)})`, cause);
  }
  throw unusableModel(path, 'it is larger than 32 MiB');
}

function parsed(path: string): unknown {
  const text = read(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unusableModel(path, 'it is not JSON', cause);
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
