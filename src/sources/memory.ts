import {count} from './candidate.ts';
import type {Caption, Item, Source, Subset} from './source.ts';
import {WHOLE} from './source.ts';

/** A captioned image as a program holds it. */
export interface MemoryItem {
  readonly key: string;
  /** One text, or several that are equally likely. */
  readonly caption: string | readonly string[];
  readonly repeats?: number;
}

/** A data set that is in memory already: notebooks, tests, other tools. Items may come in any order. */
export function memorySource(items: readonly MemoryItem[], name = 'memory'): Source {
  const subsets = new Map<number, Subset>();
  const subsetOf = (repeats: number): Subset => {
    const known = subsets.get(repeats) ?? {name: `×${repeats}`, repeats, regularisation: false};
    subsets.set(repeats, known);
    return known;
  };
  const ordered = items.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return {
    detection: {
      layout: 'memory',
      name,
      captionsOnly: true,
      profile: 'kohya',
      why: `${count(items.length, 'caption')} in memory`,
      assumptions: [],
      alsoFound: [],
      rejected: [],
      notes: [],
    },
    expected: items.length,
    async *items(signal) {
      for (const {key, caption, repeats} of ordered) {
        signal?.throwIfAborted();
        const subset = repeats === undefined ? WHOLE : subsetOf(repeats);
        yield {key, captions: captionsOf(caption), subset, notes: []} satisfies Item;
      }
    },
  };
}

function captionsOf(caption: string | readonly string[]): Caption[] {
  const texts = typeof caption === 'string' ? [caption] : caption;
  return texts.map(text => ({text, probability: 1 / texts.length}));
}
