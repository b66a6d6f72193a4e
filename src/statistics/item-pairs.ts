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

/** Content of an item's image by its key; null where it is not known. */
type Contents = (key: string) => string | null;

const UNKNOWN: readonly [Contents, Contents] = [() => null, () => null];

/**
 * Pairs items by key, and what is left by the content of its image where only one item on each side has it (a file that was
 * moved). One with another caption, image, note, repeats or white space around it counts as edited. O(items + characters).
 */
export function pairItems(base: Corpus, head: Corpus, [was, is]: readonly [Contents, Contents] = UNKNOWN): ItemPairs {
  const isKept = sameness(base, head, [was, is]);
  return matchItems({keys: base.keys, contents: was}, {keys: head.keys, contents: is}, isKept);
}

interface Named {
  readonly keys: readonly string[];
  readonly contents: Contents;
}

/** The pairing itself, by names and contents; `isKept` tells whether nothing of a paired item changed. */
export function matchItems(
  {keys: before, contents: was}: Named,
  {keys: after, contents: is}: Named,
  isKept: (pair: readonly [number, number]) => boolean,
): ItemPairs {
  const places = new Map(after.map((key, place) => [key, place]));
  const paired: (readonly [number, number])[] = [];
  const left: number[] = [];
  for (const [here, key] of before.entries()) {
    const there = places.get(key);
    if (there === undefined) left.push(here);
    else paired.push([here, there]);
    places.delete(key);
  }
  const moved = movedItems(
    {keys: before, items: left, contents: was},
    {keys: after, items: [...places.values()], contents: is},
  );
  const [from, to] = [new Set(moved.map(([here]) => here)), new Set(moved.map(([, there]) => there))];
  const kept: (readonly [number, number])[] = [];
  const edited: (readonly [number, number])[] = [];
  for (const pair of [...paired, ...moved]) (isKept(pair) ? kept : edited).push(pair);
  return {
    kept,
    edited,
    removed: left.filter(item => !from.has(item)),
    added: [...places.values()].filter(item => !to.has(item)),
  };
}

interface Unpaired extends Named {
  readonly items: readonly number[];
}

/** Items whose image has one content that no other unpaired item of its side has. */
function movedItems(base: Unpaired, head: Unpaired): (readonly [number, number])[] {
  const [from, to] = [byContent(base), byContent(head)];
  return [...from].flatMap(([content, here]) => {
    const there = to.get(content) ?? null;
    return here === null || there === null ? [] : [[here, there] as const];
  });
}

/** Null for a content of several items. */
function byContent({keys, items, contents}: Unpaired): Map<string, number | null> {
  const found = new Map<string, number | null>();
  for (const item of items) {
    const content = contents(keys[item] ?? '');
    if (content !== null) found.set(content, found.has(content) ? null : item);
  }
  return found;
}

/** Whether nothing of an item changed but perhaps its name. */
function sameness(
  base: Corpus,
  head: Corpus,
  [was, is]: readonly [Contents, Contents],
): (pair: readonly [number, number]) => boolean {
  const [baseRows, headRows] = [rowsByItem(base), rowsByItem(head)];
  const [baseFacts, headFacts] = [factsOf(base), factsOf(head)];
  return ([here, there]) => {
    const [key, other] = [base.keys[here] ?? '', head.keys[there] ?? ''];
    if (baseFacts.get(key) !== headFacts.get(other) || was(key) !== is(other)) return false;
    return isSame({corpus: base, rows: baseRows, item: here}, {corpus: head, rows: headRows, item: there});
  };
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
