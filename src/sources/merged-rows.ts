import type {Note} from './notes.ts';
import type {Caption} from './source.ts';

/** Several rows of one image as one item. */
export interface MergedRows {
  readonly captions: readonly Caption[];
  readonly notes: readonly Note[];
}

/**
 * Captions of the rows of one image, each row with the same share and equal texts merged; identical rows are noted. Rows
 * without a caption take no share.
 */
export function mergeRows(rows: readonly (readonly string[])[]): MergedRows {
  const written = rows.filter(texts => texts.length > 0);
  const shares = new Map<string, number>();
  for (const texts of written) {
    for (const text of texts) shares.set(text, (shares.get(text) ?? 0) + 1 / (written.length * texts.length));
  }
  const notes: Note[] = written.length === 0 ? [{code: 'caption-missing'}] : [];
  if (new Set(written.map(texts => JSON.stringify(texts))).size < written.length) notes.push({code: 'duplicate-row'});
  return {captions: [...shares].map(([text, probability]) => ({text, probability})), notes};
}
