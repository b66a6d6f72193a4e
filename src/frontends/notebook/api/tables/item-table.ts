import {profileOf} from '../../../../corpus/corpus.ts';
import {trainedText} from '../../../../corpus/segments.ts';
import type {Collected} from '../../../../statistics/collect.ts';
import {counterFor, type TokenCounters} from '../../../../statistics/token-lengths.ts';
import {checkOptions} from '../check-options.ts';
import {Table} from '../table.ts';

/** One item: an image with its captions. */
export type ItemRow = {
  readonly key: string;
  /** Tags of its caption, each once; of several captions the most. */
  readonly tags: number;
  /** Tokens of its longest caption for the trainer's text encoder; null where the vocabulary is not at hand. */
  readonly tokens: number | null;
  /** As the trainer sees it; null where images were not looked at. */
  readonly width: number | null;
  readonly height: number | null;
  /** Codes of what was noticed: docs/notes.md. */
  readonly notes: string;
  readonly caption: string;
};

export interface ItemOptions {
  readonly where?: (row: ItemRow) => boolean;
  /** How many rows; all when absent. */
  readonly top?: number;
}

/** Items by their keys. O(characters) */
export function itemTable(
  {corpus, images}: Collected,
  counters: TokenCounters | undefined,
  options: ItemOptions = {},
): Table<ItemRow> {
  checkOptions('items()', options, {where: 'function', top: 'count'});
  const {where = () => true, top = Infinity} = options;
  const notes = new Map<string, Set<string>>();
  for (const {key, note} of corpus.notes) notes.set(key, (notes.get(key) ?? new Set()).add(note.code));
  const counter = counterFor(corpus.profile, counters);
  const rows: ItemRow[] = [];
  for (let row = 0; row < corpus.rowItem.length; row++) {
    const item = corpus.rowItem[row] ?? 0;
    const key = corpus.keys[item] ?? '';
    const text = corpus.texts[row] ?? '';
    const tags = (corpus.offsets[row + 1] ?? 0) - (corpus.offsets[row] ?? 0);
    const tokens = counter === null ? null : counter.count(trainedText(text, profileOf(corpus, item)));
    const last = rows.at(-1);
    if (last?.key === key) {
      const longest = tokens === null ? null : Math.max(tokens, last.tokens ?? 0);
      rows[rows.length - 1] = {...last, tags: Math.max(tags, last.tags), tokens: longest};
      continue;
    }
    const record = images?.records[images.placeOf.get(key) ?? -1];
    const [width, height] = record?.state === 'ok' ? [record.width, record.height] : [null, null];
    rows.push({key, tags, tokens, width, height, notes: [...(notes.get(key) ?? [])].join(' '), caption: text});
  }
  const kept = rows.filter(where);
  return new Table(kept.slice(0, top), {
    title: kept.length === rows.length ? `${rows.length} items` : `${kept.length} of ${rows.length} items`,
    columns: ['key', 'tags', 'tokens', 'width', 'height', 'notes', 'caption'],
  });
}
