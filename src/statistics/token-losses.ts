import type {Profile} from '../config/profiles.ts';
import {type Corpus, profileOf} from '../corpus/corpus.ts';
import {splitSegments} from '../corpus/segments.ts';
import type {TokenCounter} from '../engines/clip-tokenizer/counter.ts';
import {pythonTrim} from '../sources/python-text.ts';
import type {RegularCaptions} from './regular-captions.ts';

/** A tag of which uses lie beyond the budget. */
export interface LostTag {
  readonly tag: string;
  readonly uses: number;
  readonly lost: number;
}

interface Losses {
  readonly lostUses: number;
  readonly cutUses: number;
  readonly lostTags: readonly LostTag[];
}

/** Adds up what the budget cuts off, tag by tag. */
export class TokenLosses {
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
    const {rowWeight, rowItem} = this.#corpus;
    const profile = profileOf(this.#corpus, rowItem[row] ?? 0);
    const weight = rowWeight[row] ?? 0;
    const counted = new Set<number>();
    let from = 0;
    for (let i = 0; i < ends.length; i++) {
      const cut = text.indexOf(profile.separator, from);
      const to = cut < 0 ? text.length : cut;
      const start = ends[i - 1] ?? 0;
      const raw = text.slice(from, to);
      // Where only the separator's token is beyond the budget the tag is read whole.
      const isLost =
        (ends[i] ?? 0) > this.#budget &&
        (start >= this.#budget || start + this.#counter.count(raw) - this.#counter.around > this.#budget);
      for (const tag of this.#tags(raw, profile)) {
        if (counted.has(tag)) continue;
        counted.add(tag);
        if (!isLost) continue;
        this.#lost.set(tag, (this.#lost.get(tag) ?? 0) + weight);
        if (start < this.#budget) this.#cut += weight;
      }
      from = to + profile.separator.length;
    }
  }

  /** The same for a caption that is its tags and nothing else. */
  addRegular(row: number, ends: readonly number[], regular: RegularCaptions): void {
    const {offsets, tags, rowWeight} = this.#corpus;
    const weight = rowWeight[row] ?? 0;
    const from = offsets[row] ?? 0;
    for (let i = ends.length - 1; i >= 0 && (ends[i] ?? 0) > this.#budget; i--) {
      const tag = tags[from + i] ?? 0;
      const start = i === 0 ? 0 : (ends[i - 1] ?? 0);
      if (start < this.#budget && start + regular.bare(tag) <= this.#budget) continue;
      this.#lost.set(tag, (this.#lost.get(tag) ?? 0) + weight);
      if (start < this.#budget) this.#cut += weight;
    }
  }

  /** Random order: every tag that may move is lost with the probability that a token lies beyond the budget. */
  addShuffled(row: number, tokens: number): void {
    const {offsets, fixed, rowWeight} = this.#corpus;
    const tags = (offsets[row + 1] ?? 0) - (offsets[row] ?? 0) - (fixed[row] ?? 0);
    this.#shuffled += ((rowWeight[row] ?? 0) * tags * (tokens - this.#budget)) / tokens;
  }

  summary(df: Float64Array): Losses {
    const lostTags = [...this.#lost]
      .map(([tag, lost]) => ({tag: this.#corpus.vocabulary[tag]?.display ?? '', uses: df[tag] ?? 0, lost}))
      .toSorted((a, b) => b.lost - a.lost || (a.tag < b.tag ? -1 : 1));
    return {
      lostUses: lostTags.reduce((sum, {lost}) => sum + lost, this.#shuffled),
      cutUses: this.#cut,
      lostTags,
    };
  }

  #tags(raw: string, profile: Profile): number[] {
    const tag = this.#tagOf.get(pythonTrim(raw));
    if (tag !== undefined) return [tag];
    // Groups and line breaks make several tags of one piece.
    const {raws} = splitSegments(raw, profile);
    return raws.map(part => this.#tagOf.get(part)).filter(id => id !== undefined);
  }
}
