import {TagnosisError} from '../errors.ts';
import {count} from './candidate.ts';
import {MOST_REPEATS} from './repeats-folder.ts';
import type {Caption, Item, Source, Subset} from './source.ts';
import {WHOLE} from './source.ts';

/** A captioned image as a program holds it. */
export interface MemoryItem {
  readonly key: string;
  /** One text, or several that are equally likely. */
  readonly caption: string | readonly string[];
  /** How often an epoch shows it: a number > 0, 1 when absent. */
  readonly repeats?: number;
}

const EXAMPLE = "Give texts: [{key: 'a.png', caption: '1girl, hat'}].";

/** A data set that is in memory already: notebooks, tests, other tools. Items may come in any order. */
export function memorySource(items: readonly MemoryItem[], name = 'memory'): Source {
  if (!Array.isArray(items)) throw new TagnosisError('usage', 'memorySource takes a list of items.', {hint: EXAMPLE});
  for (const [place, item] of items.entries()) checkItem(item, place);
  checkKeys(items);
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

/** What is asked of an item, of programs that check no types too. */
function checkItem(item: unknown, place: number): void {
  const {key, caption, repeats} = (item ?? {}) as Readonly<Record<keyof MemoryItem, unknown>>;
  const texts: readonly unknown[] = Array.isArray(caption) ? caption : [caption];
  if (typeof key === 'string' && texts.every(text => typeof text === 'string')) {
    if (repeats !== undefined) checkRepeats(key, repeats);
    return;
  }
  const what =
    typeof key === 'string' ? `${JSON.stringify(key.slice(0, 60))} has no caption` : `${place + 1} has no key`;
  throw new TagnosisError('usage', `Item ${what}.`, {hint: EXAMPLE});
}

/** Findings name items by their keys, and fixes find them by these. */
function checkKeys(items: readonly MemoryItem[]): void {
  const seen = new Set<string>();
  for (const {key} of items) {
    if (seen.has(key)) {
      throw new TagnosisError('usage', `Two items have the key ${JSON.stringify(key.slice(0, 60))}.`, {
        hint: "Give each image a key of its own, and several captions of one as a list: {key, caption: ['a', 'b']}.",
      });
    }
    seen.add(key);
  }
}

/** What is never shown has no exposure, and shares of exposure are divided by it. */
function checkRepeats(key: string, repeats: unknown): void {
  if (typeof repeats === 'number' && repeats >= 1 / MOST_REPEATS && repeats <= MOST_REPEATS) return;
  const shown = JSON.stringify(key.slice(0, 60));
  throw new TagnosisError('config-invalid-value', `Item ${shown} has repeats ${String(repeats)}.`, {
    hint: 'Give a number above 0, at most a billion, or leave the item out.',
  });
}

function captionsOf(caption: string | readonly string[]): Caption[] {
  const texts = typeof caption === 'string' ? [caption] : caption;
  return texts.map(text => ({text, probability: 1 / texts.length}));
}
