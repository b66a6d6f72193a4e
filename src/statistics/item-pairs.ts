import type {Corpus} from '../corpus/corpus.ts';
import {rowsByItem} from '../corpus/join-rows.ts';

/** What became of the items of two versions of a data set; numbers are places in `keys`. */
export interface ItemPairs {
  /** In both with the same captions: place in the base, place in the head. */
  readonly kept: readonly (readonly [number, number])[];
  /** In both, with other captions or repeats. */
  readonly edited: readonly (readonly [number, number])[];
  /** In the base only. */
  readonly removed: readonly number[];
  /** In the head only. */
  readonly added: readonly number[];
}

/** Pairs items by key; one with other notes or other white space around it counts as edited. O(items + characters of the captions). */
export function pairItems(base: Corpus, head: Corpus): ItemPairs {
  const places = new Map(head.keys.map((key, place) => [key, place]));
  const [baseRows, headRows] = [rowsByItem(base), rowsByItem(head)];
  const [baseFacts, headFacts] = [factsOf(base), factsOf(head)];
  const kept: [number, number][] = [];
  const edited: [number, number][] = [];
  const removed: number[] = [];
  for (const [here, key] of base.keys.entries()) {
    const there = places.get(key);
    places.delete(key);
    if (there === undefined) removed.push(here);
    else if (
      baseFacts.get(key) === headFacts.get(key) &&
      isSame({corpus: base, rows: baseRows, item: here}, {corpus: head, rows: headRows, item: there})
    )
      kept.push([here, there]);
    else edited.push([here, there]);
  }
  return {kept, edited, removed, added: [...places.values()]};
}

interface ItemAt {
  readonly corpus: Corpus;
  readonly rows: Uint32Array;
  readonly item: number;
}

function isSame(a: ItemAt, b: ItemAt): boolean {
  const [from, other] = [a.rows[a.item] ?? 0, b.rows[b.item] ?? 0];
  const count = (a.rows[a.item + 1] ?? 0) - from;
  if (count !== (b.rows[b.item + 1] ?? 0) - other) return false;
  if (a.corpus.repeats[a.item] !== b.corpus.repeats[b.item]) return false;
  for (let i = 0; i < count; i++) {
    if (a.corpus.texts[from + i] !== b.corpus.texts[other + i]) return false;
    if (a.corpus.rowWeight[from + i] !== b.corpus.rowWeight[other + i]) return false;
  }
  return true;
}

/** What was noted on items besides their captions, for those on which anything was. */
function factsOf({notes, untrimmed}: Corpus): ReadonlyMap<string, string> {
  const facts = new Map([...untrimmed].map(([key, share]) => [key, String(share)]));
  for (const {key, note} of notes) facts.set(key, `${facts.get(key) ?? ''}\n${note.code} ${note.detail ?? ''}`);
  return facts;
}
