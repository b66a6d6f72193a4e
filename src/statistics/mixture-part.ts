import type {TagSets} from './item-sets.ts';
import {widthOf} from './tag-graph.ts';

/** One of two parts that a set looks like. */
export interface MixturePart {
  readonly items: number;
  /** Tags that tell it from the other part, the most telling first, at most six: items with the tag here and there. */
  readonly telling: readonly {readonly tag: string; readonly here: number; readonly there: number}[];
  /** Keys of its items: all where the set is to be split, else the first three. */
  readonly keys: readonly string[];
}

interface PartOptions {
  readonly part: number;
  readonly display: (tag: number) => string;
  readonly split: boolean;
}

const TELLING = 6;
const SHOWN = 3;

/** A part by the tags that are commoner in it than in the other, by difference of coverage. O(tag uses). */
export function describePart(
  {sets: {offsets, tags}, keys}: {readonly sets: TagSets; readonly keys: readonly string[]},
  partOf: Int32Array,
  {part, display, split}: PartOptions,
): MixturePart {
  const items = [...partOf.keys()].filter(item => partOf[item] === part);
  const others = partOf.reduce((total, own) => total + (own === 1 - part ? 1 : 0), 0);
  const width = widthOf({offsets, tags});
  const [here, there] = [new Uint32Array(width), new Uint32Array(width)];
  for (let item = 0; item + 1 < offsets.length; item++) {
    const counts = partOf[item] === part ? here : partOf[item] === 1 - part ? there : null;
    if (counts === null) continue;
    for (let i = offsets[item] ?? 0, end = offsets[item + 1] ?? 0; i < end; i++)
      counts[tags[i] ?? 0] = (counts[tags[i] ?? 0] ?? 0) + 1;
  }
  const lead = (tag: number): number => (here[tag] ?? 0) / items.length - (there[tag] ?? 0) / others;
  const telling = [...here.keys()]
    .filter(tag => lead(tag) > 0)
    .toSorted((a, b) => lead(b) - lead(a) || (display(a) < display(b) ? -1 : 1))
    .slice(0, TELLING);
  const chosen = split ? items : items.slice(0, SHOWN);
  return {
    items: items.length,
    telling: telling.map(tag => ({tag: display(tag), here: here[tag] ?? 0, there: there[tag] ?? 0})),
    keys: chosen.map(item => keys[item] ?? ''),
  };
}
