import type {Corpus} from '../corpus/corpus.ts';
import {withoutCaption} from './constant-tags.ts';

/** Where the trigger stands. Items with several captions count when any of them lacks or misplaces it. */
export interface TriggerPlacement {
  /** Items whose first tag it is. */
  readonly first: number;
  readonly missing: readonly string[];
  readonly notFirst: readonly string[];
}

/** Looks for the trigger's first tag in every caption; null when no trigger is known. O(tag uses). */
export function placeTrigger(corpus: Corpus, triggerKeys: readonly string[]): TriggerPlacement | null {
  const trigger = corpus.vocabulary.findIndex(({key}) => key === triggerKeys[0]);
  if (trigger < 0) return null;
  const uncaptioned = withoutCaption(corpus);
  const missing = new Set<number>();
  const notFirst = new Set<number>();
  for (const [row, item] of corpus.rowItem.entries()) {
    const place = corpus.tags.subarray(corpus.offsets[row], corpus.offsets[row + 1]).indexOf(trigger);
    if (uncaptioned.has(corpus.keys[item] ?? '')) continue;
    if (place < 0) missing.add(item);
    else if (place > 0) notFirst.add(item);
  }
  const names = (items: ReadonlySet<number>): string[] => [...items].map(item => corpus.keys[item] ?? '');
  return {
    first: corpus.keys.length - uncaptioned.size - new Set([...missing, ...notFirst]).size,
    missing: names(missing),
    notFirst: names(notFirst),
  };
}
