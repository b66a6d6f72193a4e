import {CorpusBuilder} from './corpus-builder.ts';
import type {Corpus} from './corpus.ts';
import {knownItems, MADE_FROM_TEXT, variantsOf} from './known-items.ts';

/**
 * The corpus of the items i with keep[i] ≠ 0, as if only these had been read. Of items that the trainer drops, those named
 * stay, with their notes. O(tag uses that are kept).
 */
export function selectItems(corpus: Corpus, keep: ArrayLike<number>, dropped: readonly string[] = []): Corpus {
  const builder = new CorpusBuilder(corpus.profile);
  const stays = new Set(dropped);
  for (const {index, written, ...item} of knownItems(corpus)) {
    if ((keep[index] ?? 0) === 0) continue;
    stays.add(item.key);
    if (written !== null) builder.addKnown({...item, written});
    else builder.addRead({...item, variants: variantsOf(corpus, item.rows)});
  }
  const selected = builder.build();
  // Those from texts were taken over with the items.
  const others = corpus.notes.filter(({key, note}) => !MADE_FROM_TEXT.has(note.code) && stays.has(key));
  const kept = <T>(known: ReadonlyMap<string, T>): Map<string, T> =>
    new Map([...known].filter(([key]) => stays.has(key)));
  return {
    ...selected,
    profile: corpus.profile,
    notes: [...others, ...selected.notes],
    dropped: [...dropped],
    untrimmed: kept(corpus.untrimmed),
    stored: kept(corpus.stored),
  };
}
