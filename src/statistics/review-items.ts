import type {Corpus} from '../corpus/corpus.ts';
import type {GroupCounts} from './groups.ts';

/** Keys of items that a person would have to look at. */
export interface ReviewItems {
  /** Items with a tag that occurs once. */
  readonly once: readonly string[];
  /** Items with the commonest value of a group, and those with the commonest tag of all. */
  readonly commonest: readonly {readonly key: string; readonly items: readonly string[]}[];
}

/** Looks the items up that review lists name. O(tag uses). */
export function findReviewItems(corpus: Corpus, df: Float64Array, groups: readonly GroupCounts[]): ReviewItems {
  const {keys, vocabulary} = corpus;
  const named = new Set(groups.map(({values}) => values[0]?.value));
  const top = df.reduce((best, n, tag) => (n > (df[best] ?? 0) ? tag : best), 0);
  const wanted = new Map<number, Set<number>>();
  for (const [tag, {key}] of vocabulary.entries()) if (tag === top || named.has(key)) wanted.set(tag, new Set());
  const once = new Set<number>();
  const isTold = Uint8Array.from(df, (n, tag) => (n === 1 || wanted.has(tag) ? 1 : 0));
  for (const [row, item] of corpus.rowItem.entries()) {
    for (let i = corpus.offsets[row] ?? 0; i < (corpus.offsets[row + 1] ?? 0); i++) {
      const tag = corpus.tags[i] ?? 0;
      if (isTold[tag] !== 1) continue;
      if (df[tag] === 1) once.add(item);
      wanted.get(tag)?.add(item);
    }
  }
  const names = (items: ReadonlySet<number>): string[] => [...items].map(item => keys[item] ?? '');
  return {
    once: names(once),
    commonest: [...wanted].map(([tag, items]) => ({key: vocabulary[tag]?.key ?? '', items: names(items)})),
  };
}
