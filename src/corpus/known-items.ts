import type {NoteCode} from '../sources/notes.ts';
import {type Corpus, type PlacedNote, profileOf} from './corpus.ts';
import type {KnownItem} from './corpus-builder.ts';
import type {Variant} from './wildcards.ts';

/** Notes that are made from the text of a caption, and so made anew from an edited one. */
export const MADE_FROM_TEXT: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'empty-tags',
  'duplicate-tags',
  'tags-capped',
  'fullwidth-separator',
  'literal-syntax',
  'unbalanced-parentheses',
]);

/** An item of a corpus, and its place there. */
interface FoundItem extends Omit<KnownItem, 'written'> {
  readonly index: number;
  readonly written: Corpus['written'];
}

/** The items of a corpus, ready to be taken over by a builder. O(items + rows + notes). */
export function* knownItems(corpus: Corpus): Generator<FoundItem> {
  const {written, rowItem} = corpus;
  const notes = notesFromText(corpus);
  let row = 0;
  for (const [index, key] of corpus.keys.entries()) {
    const from = row;
    while (rowItem[row] === index) row++;
    const subset = corpus.subsets[corpus.itemSubset[index] ?? 0];
    if (subset === undefined) continue;
    yield {
      index,
      key,
      subset,
      repeats: corpus.repeats[index] ?? 1,
      profile: profileOf(corpus, index),
      corpus,
      written,
      rows: [from, row],
      notes: notes.get(key) ?? [],
    };
  }
}

/** Texts of some rows, to be read again. */
export function variantsOf({texts, rowWeight}: Corpus, [from, to]: readonly [number, number]): Variant[] {
  return texts.slice(from, to).map((text, i) => ({text, probability: rowWeight[from + i] ?? 0}));
}

function notesFromText({notes}: Corpus): ReadonlyMap<string, PlacedNote[]> {
  const found = new Map<string, PlacedNote[]>();
  for (const placed of notes) {
    if (!MADE_FROM_TEXT.has(placed.note.code)) continue;
    const own = found.get(placed.key);
    if (own === undefined) found.set(placed.key, [placed]);
    else own.push(placed);
  }
  return found;
}
