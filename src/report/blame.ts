import type {Corpus} from '../corpus/corpus.ts';
import type {ItemPairs} from '../statistics/item-pairs.ts';
import type {WhatIf} from './what-if.ts';

/** What one changed item does to the score. */
export interface BlamedItem {
  readonly key: string;
  readonly change: 'added' | 'removed' | 'edited';
  /** The head's score less what it would be without this change. */
  readonly points: number;
}

/** Changed items with what each does, the strongest first; why it is not known, where it is not. */
export type Blame =
  | {
      readonly items: readonly BlamedItem[];
      /** How many of the changed items were tried. */
      readonly tried: number;
      readonly changed: number;
    }
  | {readonly untried: string};

const SHOWN = 20;
/** What adding in another order changes. */
const NOTHING = 1e-9;

type Change = Omit<BlamedItem, 'points'> & {
  /** Places that leave the head, and that come instead, when this change is taken back. */
  readonly out: number | null;
  readonly in: number | null;
};

/**
 * Leave-one-out: every changed item is taken back by itself, and the head scored again. What several files do together is not
 * the sum of these. At most `most` items, evenly chosen by key. O(items tried) scores.
 */
export function blame(
  pairs: ItemPairs,
  {base, head}: {base: Corpus; head: Corpus},
  whatIf: WhatIf,
  most: number,
): Blame {
  const all = changes(pairs, {base, head}, whatIf);
  if (all.length === 0) return {items: [], tried: 0, changed: 0};
  if (most < 1) return {untried: 'The sets are too large to be scored again for every changed item.'};
  const tried =
    all.length <= most
      ? all
      : all.filter((_, i) => Math.floor((i * most) / all.length) !== Math.floor(((i - 1) * most) / all.length));
  const keep = new Uint8Array(whatIf.places);
  for (const place of whatIf.head) keep[place] = 1;
  const full = whatIf.score(keep);
  const items = tried.flatMap(({key, change, out, in: back}): BlamedItem[] => {
    if (out !== null) keep[out] = 0;
    if (back !== null) keep[back] = 1;
    const without = whatIf.score(keep);
    if (out !== null) keep[out] = 1;
    if (back !== null) keep[back] = 0;
    const points = full === null || without === null ? 0 : full - without;
    return Math.abs(points) <= NOTHING ? [] : [{key, change, points}];
  });
  const ordered = items.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.key < b.key ? -1 : 1));
  return {items: ordered.slice(0, SHOWN), tried: tried.length, changed: all.length};
}

function changes(
  {edited, removed, added}: ItemPairs,
  {base, head}: {base: Corpus; head: Corpus},
  whatIf: WhatIf,
): Change[] {
  const placeOf = (item: number): number => whatIf.head[item] ?? 0;
  const all: Change[] = [
    ...added.map(item => ({key: head.keys[item] ?? '', change: 'added' as const, out: placeOf(item), in: null})),
    ...removed.map(item => ({key: base.keys[item] ?? '', change: 'removed' as const, out: null, in: item})),
    ...edited.map(([here, there]) => ({
      key: head.keys[there] ?? '',
      change: 'edited' as const,
      out: placeOf(there),
      in: here,
    })),
  ];
  return all.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
