import type {Corpus} from '../corpus/corpus.ts';
import {matchKey} from '../corpus/match-key.ts';
import {withoutCaption} from './constant-tags.ts';

/** Where the trigger stands. Items with several captions count when any of them lacks or misplaces it. */
export interface TriggerPlacement {
  /** Items with a caption. */
  readonly captioned: number;
  /** Those whose first tag it is, or whose text holds it as words of a longer tag. */
  readonly first: number;
  readonly missing: readonly string[];
  readonly notFirst: readonly string[];
}

/** Looks for the trigger's first tag in every caption, also for one that no caption has; null without a trigger. O(tag uses). */
export function placeTrigger(corpus: Corpus, triggerKeys: readonly string[]): TriggerPlacement | null {
  const [key] = triggerKeys;
  if (key === undefined || key === '') return null;
  const trigger = corpus.vocabulary.findIndex(tag => tag.key === key);
  const uncaptioned = withoutCaption(corpus);
  const missing = new Set<number>();
  const notFirst = new Set<number>();
  for (const [row, item] of corpus.rowItem.entries()) {
    const from = corpus.offsets[row] ?? 0;
    if (corpus.tags[from] === trigger && from < (corpus.offsets[row + 1] ?? 0)) continue;
    if (uncaptioned.has(corpus.keys[item] ?? '')) continue;
    const place = corpus.tags.subarray(from, corpus.offsets[row + 1]).indexOf(trigger);
    if (place > 0) notFirst.add(item);
    else if (!isWithin(key, corpus.texts[row] ?? '')) missing.add(item);
  }
  const names = (items: ReadonlySet<number>): string[] => [...items].map(item => corpus.keys[item] ?? '');
  const captioned = corpus.keys.length - uncaptioned.size;
  return {
    captioned,
    first: captioned - new Set([...missing, ...notFirst]).size,
    missing: names(missing),
    notFirst: names(notFirst),
  };
}

/** Whether the text has the key as whole words: trainers that put a trigger before a caption join it to the first tag. */
function isWithin(key: string, text: string): boolean {
  const [first = ''] = key.split(' ');
  return text.toLowerCase().includes(first) && words(matchKey(text)).includes(words(key));
}

function words(text: string): string {
  return ` ${text.replace(/[.,:;!?]/g, ' ').trim()} `.replace(/ +/g, ' ');
}
