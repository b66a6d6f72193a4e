import type {Corpus} from '../corpus/corpus.ts';
import {sum} from '../math/entropy.ts';

/** A tag that is written in more than one way. */
interface SpellingGroup {
  readonly key: string;
  /** Raw spellings with their uses, the commonest first. */
  readonly spellings: readonly {readonly raw: string; readonly uses: number}[];
}

/** How cleanly tags are written. Uses are occurrences, empty segments included. */
export interface Spellings {
  readonly uses: number;
  readonly emptyUses: number;
  readonly repeatedUses: number;
  /** Uses written otherwise than their tag's commonest spelling. */
  readonly variantUses: number;
  /** Captions that begin or end in white space: one use of each. */
  readonly untrimmedUses: number;
  readonly groups: readonly SpellingGroup[];
}

/** Counts avoidable variants. Only tags that `judged` lets through count: prose has spellings of its own. */
export function countSpellings(corpus: Corpus, judged: (tag: number) => boolean): Spellings {
  const byTag = new Map<number, {raw: string; uses: number}[]>();
  for (const {tag, raw, uses} of corpus.spellings) {
    if (!judged(tag)) continue;
    const list = byTag.get(tag);
    if (list === undefined) byTag.set(tag, [{raw, uses}]);
    else list.push({raw, uses});
  }
  const groups = [...byTag]
    .filter(([, spellings]) => spellings.length > 1)
    .map(([tag, spellings]) => ({key: corpus.vocabulary[tag]?.key ?? '', spellings}));
  const variant = groups.flatMap(({spellings}) => spellings.slice(1));
  return {
    uses: corpus.segments,
    emptyUses: corpus.emptySegments,
    repeatedUses: corpus.repeatedSegments,
    untrimmedUses: sum([...corpus.untrimmed.values()]),
    variantUses: variant.reduce((total, {uses}) => total + uses, 0),
    groups: groups.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  };
}
