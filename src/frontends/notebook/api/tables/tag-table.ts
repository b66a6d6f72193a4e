import type {TagCounts} from '../../../../statistics/tag-counts.ts';
import {checkOptions} from '../check-options.ts';
import {Table} from '../table.ts';

/** What a tag is to the judgement: trigger, expected (a quality tag, or allowed), on nearly every item, on one item, or content. */
type TagKind = 'trigger' | 'expected' | 'stop' | 'singleton' | 'content';

/** One tag. Numbers are expected ones where captions have variants. */
export type TagRow = {
  readonly tag: string;
  /** Items that bear it. */
  readonly df: number;
  /** Share of the items. */
  readonly coverage: number;
  /** Times it is written. */
  readonly occurrences: number;
  /** Times an epoch shows it. */
  readonly exposures: number;
  /** ln(N / df). */
  readonly idf: number | null;
  readonly kind: TagKind;
};

export interface TagOptions {
  /** How many rows; all when absent. */
  readonly top?: number;
  /** By which column: numbers fall, names rise. */
  readonly sort?: keyof TagRow;
  readonly where?: (row: TagRow) => boolean;
}

const COLUMNS = ['tag', 'df', 'coverage', 'occurrences', 'exposures', 'idf', 'kind'] as const;

/** Coverage from which a tag is a stop tag: docs/metrics/saturation.md. */
const STOP = 0.9;

/** The vocabulary; the commonest tags first. */
export function tagTable(counts: TagCounts, options: TagOptions = {}): Table<TagRow> {
  checkOptions('tags()', options, {top: 'count', sort: COLUMNS, where: 'function'});
  const {top = Infinity, sort = 'df', where = () => true} = options;
  const {df, tags, occurrences, exposures, roles, items, unit} = counts;
  const all = tags.map((tag, id): TagRow => {
    const n = df[id] ?? 0;
    const role = roles[id] ?? 'content';
    return {
      tag,
      df: n,
      coverage: items === 0 ? 0 : n / items,
      occurrences: occurrences[id] ?? 0,
      exposures: exposures[id] ?? 0,
      idf: n > 0 ? Math.log(items / n) : null,
      kind: role === 'content' ? kindOf(n, items) : role === 'quality' ? 'expected' : 'trigger',
    };
  });
  const rows = all.filter(where).toSorted((a, b) => inOrder(a[sort], b[sort]) || (a.tag < b.tag ? -1 : 1));
  const title = `${rows.length} ${unit}s of ${items} items`;
  return new Table(rows.slice(0, top), {
    title,
    columns: COLUMNS,
    formats: {coverage: 'percent'},
  });
}

function kindOf(n: number, items: number): TagKind {
  if (n >= STOP * items) return 'stop';
  return n <= 1 ? 'singleton' : 'content';
}

/** Numbers fall, what is unknown comes last, texts rise. */
export function inOrder(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'string' || typeof b === 'string') return String(a) < String(b) ? -1 : a === b ? 0 : 1;
  return (b ?? -Infinity) - (a ?? -Infinity) || 0;
}
