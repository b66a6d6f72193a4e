import {CorpusBuilder} from './corpus-builder.ts';
import type {Corpus} from './corpus.ts';
import {knownItems, MADE_FROM_TEXT} from './known-items.ts';
import type {Variant} from './wildcards.ts';

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
  const untrimmed = new Map([...corpus.untrimmed].filter(([key]) => stays.has(key)));
  return {
    ...selected,
    profile: corpus.profile,
    notes: [...others, ...selected.notes],
    dropped: [...dropped],
    untrimmed,
  };
}

function variantsOf({texts, rowWeight}: Corpus, [from, to]: readonly [number, number]): Variant[] {
  return texts.slice(from, to).map((text, i) => ({text, probability: rowWeight[from + i] ?? 0}));
}
