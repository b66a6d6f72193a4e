import {type Corpus, profileOf} from '../corpus/corpus.ts';
import {trainedText} from '../corpus/segments.ts';
import {tokenCounter} from '../engines/clip-tokenizer/counter.ts';
import {loadClipTokenizer} from '../engines/clip-tokenizer/load.ts';
import {RegularCaptions} from './regular-captions.ts';
import {type LostTag, TokenLosses} from './token-losses.ts';

/** How long captions are for the text encoder. Uses and items are expected numbers where captions have variants. */
interface CountedTokens {
  readonly kind: 'counted';
  readonly encoder: 'clip';
  /** Content tokens that are read; start and end markers not counted. */
  readonly budget: number;
  readonly items: number;
  readonly over: number;
  /** Items that would be over the budget if words were joined by spaces instead of underscores. */
  readonly overWithSpaces: number;
  readonly longest: number;
  readonly total: number;
  /** [tokens, items], ascending. */
  readonly histogram: readonly (readonly [number, number])[];
  /** Items over the budget, the longest first. */
  readonly longItems: readonly {readonly key: string; readonly tokens: number}[];
  /** Shuffled captions lose a random part; then no tag is lost wholly and `lostTags` is empty. */
  readonly shuffled: boolean;
  readonly uses: number;
  /** Uses that are not read to their end. */
  readonly lostUses: number;
  /** Those of them that the budget cuts in two. */
  readonly cutUses: number;
  /** By uses lost, the most first. A tag is dead when all of its uses are lost. */
  readonly lostTags: readonly LostTag[];
}

export type TokenLengths =
  | CountedTokens
  /** Counts of tags are known, captions are not. */
  | {readonly kind: 'no-captions'}
  /** The trainer cuts nothing off. */
  | {readonly kind: 'no-limit'}
  /** The encoder's vocabulary does not ship with this package. */
  | {readonly kind: 'no-tokenizer'; readonly encoder: string; readonly budget: number};

/** Counts tokens of every row as its profile would send them to the text encoder. O(characters), memoised by word. */
export function countTokens(corpus: Corpus, df: Float64Array): TokenLengths {
  const {encoder, tokens: budget} = corpus.profile.budget;
  if (encoder === 'none') return {kind: 'no-limit'};
  if (encoder !== 'clip') return {kind: 'no-tokenizer', encoder, budget};
  const counter = tokenCounter(loadClipTokenizer(corpus.profile.normalisation));
  const histogram = new Map<number, number>();
  const long = new Map<number, number>();
  const regular = new RegularCaptions(corpus, counter);
  const losses = new TokenLosses(corpus, counter, budget);
  let over = 0;
  let overWithSpaces = 0;
  let total = 0;
  for (const [row, weight] of corpus.rowWeight.entries()) {
    const item = corpus.rowItem[row] ?? 0;
    const profile = profileOf(corpus, item);
    const simple = regular.ends(row);
    const text = simple === null ? trainedText(corpus.texts[row] ?? '', profile) : (corpus.texts[row] ?? '');
    const ends = simple ?? counter.ends(text, profile.separator);
    const tokens = ends.at(-1) ?? 0;
    histogram.set(tokens, (histogram.get(tokens) ?? 0) + weight);
    total += tokens * weight;
    if (tokens <= budget) continue;
    over += weight;
    long.set(item, Math.max(long.get(item) ?? 0, tokens));
    if (profile.shuffle) losses.addShuffled(row, tokens);
    else if (simple === null) losses.add(row, text, ends);
    else losses.addRegular(row, simple, regular);
    if (!text.includes('_') || counter.count(withSpaces(text)) > budget) overWithSpaces += weight;
  }
  return {
    kind: 'counted',
    encoder,
    budget,
    items: corpus.keys.length,
    over,
    overWithSpaces,
    longest: [...histogram.keys()].reduce((longest, tokens) => Math.max(longest, tokens), 0),
    total,
    histogram: [...histogram].toSorted((a, b) => a[0] - b[0]),
    longItems: [...long]
      .map(([item, tokens]) => ({key: corpus.keys[item] ?? '', tokens}))
      .toSorted((a, b) => b.tokens - a.tokens || (a.key < b.key ? -1 : 1)),
    shuffled: corpus.profile.shuffle,
    uses: df.reduce((sum, n) => sum + n, 0),
    ...losses.summary(df),
  };
}

/** Underscores between words become spaces; kaomoji (`^_^`, `o_o`) keep theirs. */
function withSpaces(text: string): string {
  return text.replace(/[\p{L}\p{N}]{2}[^\s,]*/gu, word => word.replaceAll('_', ' '));
}
