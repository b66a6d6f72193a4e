import type {Corpus} from '../corpus/corpus.ts';
import {firstRow} from './kept-copy.ts';

/** `equal`: the same tags. `variants`: half of them or more. `different`: less, so one of the captions is wrong or incomplete. */
export type CaptionLikeness = 'equal' | 'variants' | 'different';

const HALF = 0.5;
/** Members that are compared with each other; of a larger cluster each is compared with the first. */
const FEW = 20;

/** How alike the captions of copies are, by the two that are least so. Prose is not compared word by word. */
export function compareCaptions(items: readonly number[], corpus: Corpus, prose: boolean): CaptionLikeness {
  const sets = items.map(item => tagsOf(item, corpus));
  let lowest = 1;
  for (const [i, a] of sets.entries()) {
    const others = items.length <= FEW ? sets.slice(i + 1) : i === 0 ? [] : sets.slice(0, 1);
    for (const b of others) lowest = Math.min(lowest, jaccard(a, b));
  }
  if (lowest === 1) return 'equal';
  return prose || lowest >= HALF ? 'variants' : 'different';
}

function tagsOf(item: number, {rowItem, offsets, tags}: Corpus): ReadonlySet<number> {
  const own = new Set<number>();
  for (let row = firstRow(rowItem, item); rowItem[row] === item; row++)
    for (const tag of tags.subarray(offsets[row], offsets[row + 1])) own.add(tag);
  return own;
}

/** 1 for two empty sets. */
function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0;
  for (const tag of a) if (b.has(tag)) both++;
  const either = a.size + b.size - both;
  return either === 0 ? 1 : both / either;
}
