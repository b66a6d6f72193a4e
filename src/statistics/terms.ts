import type {Corpus, Tag} from '../corpus/corpus.ts';
import {Uint32List} from '../corpus/growable.ts';
import {isEnglish} from '../engines/prose/english.ts';
import {loadTermReader, type TermReader} from '../engines/prose/term-reader.ts';
import {fnv1a} from '../math/fnv.ts';
import {inPieces, type PieceOptions} from '../sources/pieces.ts';

/** Prose as rows of terms instead of comma segments, or why it cannot be read so. */
export type Terms =
  | {readonly kind: 'terms'; readonly corpus: Corpus; readonly sampled: boolean}
  | {readonly kind: 'not-english'};

export interface ReadingOptions extends PieceOptions {
  readonly onProgress?: (done: number, of: number) => void;
}

/** More captions than this are read as a sample: terms cost 0.3 ms a caption. */
const MOST = 200_000;

/** Reads the terms of prose captions: docs/captions.md#prose. Deterministic; a sample is drawn by the items' keys. */
export async function readTerms(corpus: Corpus, options: ReadingOptions = {}): Promise<Terms> {
  const rows = sampleRows(corpus);
  if (!isEnglish(rows.map(row => corpus.texts[row] ?? ''))) return {kind: 'not-english'};
  const piece = inPieces(options);
  const read = await loadTermReader();
  return {
    kind: 'terms',
    corpus: await piece(() => termCorpus(corpus, rows, read, options.onProgress)),
    sampled: rows.length < corpus.rowItem.length,
  };
}

function sampleRows({rowItem, keys}: Corpus): number[] {
  const rows = [...rowItem.keys()];
  if (rows.length <= MOST) return rows;
  const limit = (MOST / rows.length) * 2 ** 32;
  return rows.filter(row => fnv1a(keys[rowItem[row] ?? 0] ?? '') < limit);
}

function termCorpus(
  corpus: Corpus,
  rows: readonly number[],
  read: TermReader,
  onProgress?: (done: number, of: number) => void,
): Corpus {
  const ids = new Map<string, number>();
  const offsets = new Uint32List();
  const tags = new Uint32List();
  const occurrences: number[] = [];
  offsets.push(0);
  for (const [done, row] of rows.entries()) {
    if (done % 1000 === 0) onProgress?.(done, rows.length);
    for (const term of read(corpus.texts[row] ?? '')) {
      const id = ids.get(term) ?? ids.size;
      ids.set(term, id);
      tags.push(id);
      occurrences[id] = (occurrences[id] ?? 0) + (corpus.rowWeight[row] ?? 0);
    }
    offsets.push(tags.length);
  }
  const items = [...new Set(rows.map(row => corpus.rowItem[row] ?? 0))];
  const position = new Map(items.map((item, i) => [item, i]));
  const pick = <T>(values: ArrayLike<T>, missing: T): T[] => items.map(item => values[item] ?? missing);
  return {
    ...corpus,
    keys: pick(corpus.keys, ''),
    itemSubset: Uint32Array.from(pick(corpus.itemSubset, 0)),
    repeats: Float64Array.from(pick(corpus.repeats, 1)),
    rowItem: Uint32Array.from(rows, row => position.get(corpus.rowItem[row] ?? 0) ?? 0),
    rowWeight: Float64Array.from(rows, row => corpus.rowWeight[row] ?? 0),
    texts: rows.map(row => corpus.texts[row] ?? ''),
    offsets: offsets.toArray(),
    tags: tags.toArray(),
    fixed: new Uint32Array(rows.length),
    vocabulary: [...ids.keys()].map((key): Tag => ({key, display: key})),
    spellings: [],
    occurrences: Float64Array.from(occurrences),
  };
}
