import {CorpusBuilder} from './corpus-builder.ts';
import type {Corpus} from './corpus.ts';
import {knownItems, MADE_FROM_TEXT} from './known-items.ts';

/** Two versions of a data set as one corpus, from which either can be selected again, and anything between them. */
export interface JoinedCorpora {
  readonly corpus: Corpus;
  /** Per item of the head: its place in the joined corpus. Items of the base have their own places. */
  readonly headPlace: Uint32Array;
}

/** The key of what the head has of its own, since edited items stand there twice. No path holds a zero. */
export function ownKey(key: string): string {
  return `${key}\u0000`;
}

/**
 * All items of the base, then those of the head but for the shared ones, which `shared` maps from head to base. Facts that
 * belong to no item (what is dropped) are the head's. Null for corpora so large that how they are written was not kept.
 * O(tag uses).
 */
export function joinCorpora(base: Corpus, head: Corpus, shared: ReadonlyMap<number, number>): JoinedCorpora | null {
  const builder = new CorpusBuilder(head.profile);
  for (const {written, ...item} of knownItems(base)) {
    if (written === null) return null;
    builder.addKnown({...item, written});
  }
  const headPlace = Uint32Array.from(head.keys, (_, item) => shared.get(item) ?? 0);
  let place = base.keys.length;
  for (const {written, index, key, notes, ...item} of knownItems(head)) {
    if (shared.has(index)) continue;
    if (written === null) return null;
    const renamed = notes.map(({note}) => ({key: ownKey(key), note}));
    builder.addKnown({...item, key: ownKey(key), written, notes: renamed});
    headPlace[index] = place++;
  }
  const built = builder.build();
  const others = ({notes}: Corpus): Corpus['notes'] => notes.filter(({note}) => !MADE_FROM_TEXT.has(note.code));
  const own = others(head).map(({key, note}) => ({key: ownKey(key), note}));
  const untrimmed = [...head.untrimmed].map(([key, share]) => [ownKey(key), share] as const);
  const corpus = {
    ...built,
    profile: head.profile,
    notes: [...built.notes, ...others(base), ...own],
    untrimmed: new Map([...base.untrimmed, ...untrimmed]),
    dropped: head.dropped.map(ownKey),
  };
  return {corpus, headPlace};
}
