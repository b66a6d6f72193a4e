import type {Profile} from '../config/profiles.ts';
import {type Corpus, profileOf} from '../corpus/corpus.ts';
import {matchKey} from '../corpus/match-key.ts';
import {trainedText} from '../corpus/segments.ts';
import {spaced} from '../corpus/spaced.ts';
import {type TokenCounter, tokenCounter} from '../engines/clip-tokenizer/counter.ts';
import {loadClipTokenizer} from '../engines/clip-tokenizer/load.ts';
import {CHUNK, countStraddling} from './chunk-edges.ts';
import {RegularCaptions} from './regular-captions.ts';
import {type LostTag, TokenLosses} from './token-losses.ts';

/** How long captions are for the text encoder. Uses and items are expected numbers where captions have variants. */
interface CountedTokens {
  readonly kind: 'counted';
  readonly encoder: string;
  /** Tokens that are read: of CLIP content tokens, of other encoders all. */
  readonly budget: number;
  readonly items: number;
  readonly over: number;
  /** Items that would be over the budget if words were joined by spaces, but for those of trigger and quality tags. */
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
  /** Σ tokens beyond the budget. */
  readonly lostTokens: number;
  /** Uses of tags that stand over an edge between two chunks of 75 tokens: read, in halves. Unknown (0) for shuffled captions. */
  readonly straddlingUses: number;
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

/** Counters of the vocabularies that the user has, by encoder; `any` serves every other one. */
export type TokenCounters = ReadonlyMap<string, TokenCounter>;

export interface TokenOptions {
  readonly counters?: TokenCounters | undefined;
  /** Whether a tag, by its match key, keeps its underscores: advice renames neither trigger nor quality tags. */
  readonly keeps?: (key: string) => boolean;
  /** Leaves out which tags are lost, which no score needs. */
  readonly scoresOnly?: boolean;
  /** Takes the expected tokens of each item. */
  readonly perItem?: Float64Array;
}

/** Counts tokens of every row as its profile would send them to the text encoder. O(characters), memoised by word. */
export function countTokens(
  corpus: Corpus,
  df: Float64Array,
  {counters = new Map(), keeps = () => false, scoresOnly = false, perItem}: TokenOptions = {},
): TokenLengths {
  const {encoder, tokens: budget} = corpus.profile.budget;
  if (encoder === 'none') return {kind: 'no-limit'};
  const own = counters.get(encoder) ?? counters.get('any');
  const counter = counterFor(corpus.profile, counters);
  if (counter === null) return {kind: 'no-tokenizer', encoder, budget};
  const lengths = new Lengths(corpus, counter, {keeps, scoresOnly});
  // Counts add up over tags by the theorem of CLIP's words; nothing is known of other vocabularies.
  const regular = own === undefined ? new RegularCaptions(corpus, counter) : null;
  perItem?.fill(0);
  for (const [row, item] of corpus.rowItem.entries()) {
    const tokens = lengths.add(row, regular);
    if (perItem !== undefined) perItem[item] = (perItem[item] ?? 0) + (corpus.rowWeight[row] ?? 0) * tokens;
  }
  return {kind: 'counted', encoder, budget, shuffled: corpus.profile.shuffle, ...lengths.summary(df)};
}

/** What counts the tokens of a trainer's encoder; null where the user has not given its vocabulary, or nothing is cut off. */
export function counterFor({budget, normalisation}: Profile, counters: TokenCounters = new Map()): TokenCounter | null {
  const own = counters.get(budget.encoder) ?? counters.get('any');
  if (own !== undefined) return own;
  return budget.encoder === 'clip' ? tokenCounter(loadClipTokenizer(normalisation)) : null;
}

/** Adds up the captions, row by row. */
class Lengths {
  readonly #corpus: Corpus;
  readonly #counter: TokenCounter;
  readonly #budget: number;
  readonly #losses: TokenLosses;
  readonly #keeps: (key: string) => boolean;
  readonly #scoresOnly: boolean;
  readonly #histogram = new Map<number, number>();
  readonly #long = new Map<number, number>();
  #over = 0;
  #overWithSpaces = 0;
  #total = 0;
  #lostTokens = 0;
  #straddlingUses = 0;

  constructor(
    corpus: Corpus,
    counter: TokenCounter,
    {keeps, scoresOnly}: Required<Pick<TokenOptions, 'keeps' | 'scoresOnly'>>,
  ) {
    const budget = corpus.profile.budget.tokens;
    this.#corpus = corpus;
    this.#counter = counter;
    this.#budget = budget;
    this.#keeps = keeps;
    this.#scoresOnly = scoresOnly;
    this.#losses = new TokenLosses(corpus, counter, budget);
  }

  /** Returns the row's tokens. */
  add(row: number, regular: RegularCaptions | null): number {
    const corpus = this.#corpus;
    const weight = corpus.rowWeight[row] ?? 0;
    const profile = profileOf(corpus, corpus.rowItem[row] ?? 0);
    const simple = regular?.ends(row) ?? null;
    const text = simple === null ? trainedText(corpus.texts[row] ?? '', profile) : (corpus.texts[row] ?? '');
    const tokens = simple === null ? this.#counter.count(text) : (simple.at(-1) ?? 0);
    this.#histogram.set(tokens, (this.#histogram.get(tokens) ?? 0) + weight);
    this.#total += tokens * weight;
    const isLong = tokens > this.#budget;
    if (this.#scoresOnly) this.#over += isLong ? weight : 0;
    else if (isLong) this.#addLong(row, text, tokens);
    if (this.#scoresOnly) return tokens;
    if (profile.shuffle) {
      if (isLong) this.#losses.addShuffled(row, tokens);
    } else if (isLong || (tokens > CHUNK && this.#counter.around === 0)) {
      this.#addPieces(row, text, simple === null ? null : {ends: simple, regular});
    }
    return tokens;
  }

  /** What a caption over the budget adds, whatever the order of its tags. */
  #addLong(row: number, text: string, tokens: number): void {
    const {rowWeight, rowItem} = this.#corpus;
    const item = rowItem[row] ?? 0;
    const weight = rowWeight[row] ?? 0;
    this.#over += weight;
    this.#lostTokens += weight * (tokens - this.#budget);
    this.#long.set(item, Math.max(this.#long.get(item) ?? 0, tokens));
    const {separator} = profileOf(this.#corpus, item);
    const clear = text.includes('_') ? text.split(separator).map(this.#clear).join(separator) : text;
    if (clear === text || this.#counter.count(clear) > this.#budget) this.#overWithSpaces += weight;
  }

  readonly #clear = (raw: string): string => (this.#keeps(matchKey(raw)) ? raw : spaced(raw));

  /** Where each tag of a caption in fixed order ends: what is lost, and what stands over an edge between two chunks. */
  #addPieces(row: number, text: string, simple: Regular | null): void {
    const {rowWeight, rowItem, offsets, tags} = this.#corpus;
    const {separator} = profileOf(this.#corpus, rowItem[row] ?? 0);
    const ends = simple?.ends ?? this.#counter.ends(text, separator);
    const isLong = (ends.at(-1) ?? 0) > this.#budget;
    if (isLong && simple?.regular != null) this.#losses.addRegular(row, ends, simple.regular);
    else if (isLong) this.#losses.add(row, text, ends);
    if (this.#counter.around > 0) return;
    const pieces = simple === null ? text.split(separator) : [];
    const first = offsets[row] ?? 0;
    const bare = (i: number): number =>
      simple?.regular?.bare(tags[first + i] ?? 0) ?? this.#counter.count(pieces[i] ?? '');
    this.#straddlingUses += (rowWeight[row] ?? 0) * countStraddling(ends, this.#budget, bare);
  }

  summary(df: Float64Array): Omit<CountedTokens, 'kind' | 'encoder' | 'budget' | 'shuffled'> {
    const {keys} = this.#corpus;
    const histogram = [...this.#histogram].toSorted((a, b) => a[0] - b[0]);
    return {
      items: keys.length,
      over: this.#over,
      overWithSpaces: this.#overWithSpaces,
      longest: histogram.at(-1)?.[0] ?? 0,
      total: this.#total,
      histogram,
      longItems: [...this.#long]
        .map(([item, tokens]) => ({key: keys[item] ?? '', tokens}))
        .toSorted((a, b) => b.tokens - a.tokens || (a.key < b.key ? -1 : 1)),
      lostTokens: this.#lostTokens,
      straddlingUses: this.#straddlingUses,
      uses: df.reduce((sum, n) => sum + n, 0),
      ...this.#losses.summary(df),
    };
  }
}

/** A caption whose tokens add up from its tags. */
interface Regular {
  readonly ends: readonly number[];
  readonly regular: RegularCaptions | null;
}
