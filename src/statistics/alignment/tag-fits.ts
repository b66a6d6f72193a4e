import {type CaptionSpace, meanOf} from './caption-space.ts';
import type {TagFit, TagRanking} from './alignment.ts';
import {type Described, deviationOf} from './rank-captions.ts';

/** Tags that are looked at beyond a caption's own: the commonest. */
const MOST_TAGS = 500;
/** Items that must bear a tag, and lack it, before pictures with and without are told apart. */
const LEAST = 10;
/** Deviations above the mean from which a tag is worth a thought. */
const HIGH = 2;
const SHOWN = 3;

/** A tag that captions are scored by. */
export interface ScoredTag {
  readonly tag: string;
  readonly text: number;
}

/** What the pictures of some items say to tags, theirs and others. Columns are counted once. */
export class TagFits {
  readonly #space: CaptionSpace;
  readonly #places: Int32Array;
  readonly #tags: readonly ScoredTag[];
  readonly #names: ReadonlyMap<number, string>;
  readonly #moments = new Map<number, {readonly mean: number; readonly deviation: number}>();

  /** `tags`: the commonest first. */
  constructor(space: CaptionSpace, described: readonly Described[], tags: readonly ScoredTag[]) {
    this.#space = space;
    this.#places = Int32Array.from(described, ({place}) => place);
    this.#tags = tags.slice(0, MOST_TAGS);
    this.#names = new Map(tags.map(({text, tag}) => [text, tag]));
  }

  /** Tags of the caption that the picture shows least. */
  wrong({place, caption}: Described): TagFit[] {
    return this.#fits(
      place,
      caption.map(([text]) => text),
    )
      .toSorted((a, b) => a.z - b.z)
      .slice(0, SHOWN);
  }

  /** Tags of other captions that the picture shows. */
  missing({place, caption}: Described): TagFit[] {
    const own = new Set(caption.map(([text]) => text));
    const others = this.#tags.flatMap(({text}) => (own.has(text) ? [] : [text]));
    return this.#fits(place, others)
      .filter(({z}) => z >= HIGH)
      .toSorted((a, b) => b.z - a.z)
      .slice(0, SHOWN);
  }

  /** How well pictures with a tag are told from those without; the worst first. */
  rankings(described: readonly Described[], shown: number): TagRanking[] {
    const bearers = new Map<number, Set<number>>();
    for (const [i, {caption}] of described.entries())
      for (const [text] of caption) bearers.set(text, (bearers.get(text) ?? new Set()).add(i));
    const found = this.#tags.flatMap(({tag, text}): TagRanking[] => {
      const own = bearers.get(text) ?? new Set<number>();
      if (own.size < LEAST || described.length - own.size < LEAST) return [];
      const column = this.#space.textColumn(text);
      const values = Float64Array.from(this.#places, place => column[place] ?? 0);
      return [{tag, n: own.size, auc: rankAuc(values, own)}];
    });
    return found.toSorted((a, b) => a.auc - b.auc || (a.tag < b.tag ? -1 : 1)).slice(0, shown);
  }

  #fits(place: number, texts: readonly number[]): TagFit[] {
    return texts.map(text => {
      const {mean, deviation} = this.#momentsOf(text);
      const fit = (this.#space.textColumn(text)[place] ?? 0) - mean;
      return {tag: this.#names.get(text) ?? '', z: deviation === 0 ? 0 : fit / deviation};
    });
  }

  #momentsOf(text: number): {readonly mean: number; readonly deviation: number} {
    const known = this.#moments.get(text);
    if (known !== undefined) return known;
    const column = this.#space.textColumn(text);
    const mean = meanOf(column, this.#places);
    const moments = {mean, deviation: deviationOf(column, this.#places, mean)};
    this.#moments.set(text, moments);
    return moments;
  }
}

/**
 * Chance that a value of `own` lies above one of the others, ties half: (Σ ranks of own − n (n + 1) / 2) / (n m) with ranks
 * from 1. O(n log n).
 */
function rankAuc(values: Float64Array, own: ReadonlySet<number>): number {
  // Numbers sort by themselves several times as fast as their places do.
  const sorted = values.toSorted();
  let sum = 0;
  for (const i of own) {
    const value = values[i] ?? 0;
    sum += (1 + countBelow(sorted, value, false) + countBelow(sorted, value, true)) / 2;
  }
  return (sum - (own.size * (own.size + 1)) / 2) / (own.size * (values.length - own.size));
}

/** Numbers below a value, or up to it. */
function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = sorted[middle] ?? 0;
    if (at < value || (orEqual && at === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}
