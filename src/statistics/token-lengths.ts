import type {Corpus} from '../corpus/corpus.ts';
import {splitSegments, trainedText} from '../corpus/segments.ts';
import {tokenCounter, type TokenCounter} from '../engines/clip-tokenizer/counter.ts';
import {loadClipTokenizer} from '../engines/clip-tokenizer/load.ts';
import {pythonTrim} from '../sources/python-text.ts';

/** A tag of which uses lie beyond the budget. */
interface LostTag {
  readonly tag: string;
  readonly uses: number;
  readonly lost: number;
}

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
  const {profile} = corpus;
  const {encoder, tokens: budget} = profile.budget;
  if (encoder === 'none') return {kind: 'no-limit'};
  if (encoder !== 'clip') return {kind: 'no-tokenizer', encoder, budget};
  const counter = tokenCounter(loadClipTokenizer(profile.normalisation));
  const histogram = new Map<number, number>();
  const long = new Map<number, number>();
  const losses = new Losses(corpus, counter, budget);
  let over = 0;
  let overWithSpaces = 0;
  let total = 0;
  for (const [row, weight] of corpus.rowWeight.entries()) {
    const text = trainedText(corpus.texts[row] ?? '', profile);
    const ends = counter.ends(text, profile.separator);
    const tokens = ends.at(-1) ?? 0;
    histogram.set(tokens, (histogram.get(tokens) ?? 0) + weight);
    total += tokens * weight;
    if (tokens <= budget) continue;
    over += weight;
    const item = corpus.rowItem[row] ?? 0;
    long.set(item, Math.max(long.get(item) ?? 0, tokens));
    if (profile.shuffle) losses.addShuffled(row, tokens);
    else losses.add(row, text, ends);
    if (!text.includes('_') || counter.count(withSpaces(text)) > budget) overWithSpaces += weight;
  }
  return {
    kind: 'counted',
    encoder,
    budget,
    items: corpus.keys.length,
    over,
    overWithSpaces,
    longest: Math.max(0, ...histogram.keys()),
    total,
    histogram: [...histogram].toSorted((a, b) => a[0] - b[0]),
    longItems: [...long]
      .map(([item, tokens]) => ({key: corpus.keys[item] ?? '', tokens}))
      .toSorted((a, b) => b.tokens - a.tokens || (a.key < b.key ? -1 : 1)),
    shuffled: profile.shuffle,
    uses: df.reduce((sum, n) => sum + n, 0),
    ...losses.summary(df),
  };
}

/** Underscores between words become spaces; kaomoji (`^_^`, `o_o`) keep theirs. */
function withSpaces(text: string): string {
  return text.replace(/[\p{L}\p{N}]{2}[^\s,]*/gu, word => word.replaceAll('_', ' '));
}

/** Adds up what the budget cuts off, tag by tag. */
class Losses {
  readonly #corpus: Corpus;
  readonly #counter: TokenCounter;
  readonly #budget: number;
  readonly #tagOf: ReadonlyMap<string, number>;
  readonly #lost = new Map<number, number>();
  #shuffled = 0;
  #cut = 0;

  constructor(corpus: Corpus, counter: TokenCounter, budget: number) {
    this.#corpus = corpus;
    this.#counter = counter;
    this.#budget = budget;
    this.#tagOf = new Map(corpus.spellings.map(({raw, tag}) => [raw, tag]));
  }

  /** Fixed order: a tag is lost when the encoder does not read it to its end; cut in two when it reads the beginning. */
  add(row: number, text: string, ends: readonly number[]): void {
    const {profile, rowWeight} = this.#corpus;
    const weight = rowWeight[row] ?? 0;
    const counted = new Set<number>();
    let from = 0;
    for (let i = 0; i < ends.length; i++) {
      const cut = text.indexOf(profile.separator, from);
      const to = cut < 0 ? text.length : cut;
      const start = ends[i - 1] ?? 0;
      if ((ends[i] ?? 0) > this.#budget) {
        const raw = text.slice(from, to);
        // Where only the separator's token is beyond the budget the tag is read whole.
        const isLost = start >= this.#budget || start + this.#counter.count(raw) > this.#budget;
        for (const tag of isLost ? this.#tags(raw) : []) {
          if (counted.has(tag) || this.#standsBefore(raw, text.slice(0, from))) continue;
          counted.add(tag);
          this.#lost.set(tag, (this.#lost.get(tag) ?? 0) + weight);
          if (start < this.#budget) this.#cut += weight;
        }
      }
      from = to + profile.separator.length;
    }
  }

  /** Whether the same tag was read already, earlier in the caption. */
  #standsBefore(raw: string, before: string): boolean {
    const tag = pythonTrim(raw);
    return before.includes(tag) && before.split(this.#corpus.profile.separator).some(part => pythonTrim(part) === tag);
  }

  /** Random order: every tag that may move is lost with the probability that a token lies beyond the budget. */
  addShuffled(row: number, tokens: number): void {
    const {offsets, fixed, rowWeight} = this.#corpus;
    const tags = (offsets[row + 1] ?? 0) - (offsets[row] ?? 0) - (fixed[row] ?? 0);
    this.#shuffled += ((rowWeight[row] ?? 0) * tags * (tokens - this.#budget)) / tokens;
  }

  summary(df: Float64Array): Pick<CountedTokens, 'lostUses' | 'cutUses' | 'lostTags'> {
    const lostTags = [...this.#lost]
      .map(([tag, lost]) => ({tag: this.#corpus.vocabulary[tag]?.display ?? '', uses: df[tag] ?? 0, lost}))
      .toSorted((a, b) => b.lost - a.lost || (a.tag < b.tag ? -1 : 1));
    return {
      lostUses: lostTags.reduce((sum, {lost}) => sum + lost, this.#shuffled),
      cutUses: this.#cut,
      lostTags,
    };
  }

  #tags(raw: string): number[] {
    const tag = this.#tagOf.get(pythonTrim(raw));
    if (tag !== undefined) return [tag];
    // Groups and line breaks make several tags of one piece.
    const {raws} = splitSegments(raw, this.#corpus.profile);
    return raws.map(part => this.#tagOf.get(part)).filter(id => id !== undefined);
  }
}
