import {Interner} from './interner.ts';
import {matchKey} from './match-key.ts';
import type {Spelling, Tag} from './corpus.ts';

/** Interns raw spellings; the match key is made once per spelling, not once per use. */
export class Vocabulary {
  readonly #raws = new Interner();
  readonly #tagOf = new Map<string, number>();
  readonly #tagOfSpelling: number[] = [];
  readonly #uses: number[] = [];
  readonly #keys: string[] = [];

  /** Id of the spelling `text.slice(from, to)` (trimmed, not empty); counts one use of the given weight. */
  intern(text: string, from: number, to: number, weight: number): number {
    const spelling = this.#raws.idOf(text, from, to);
    if (spelling === this.#uses.length) this.#add(this.#raws.texts[spelling] ?? '');
    this.use(spelling, weight);
    return spelling;
  }

  /** Id of a spelling whose match key is known; counts no use. */
  take(raw: string, key: string): number {
    const spelling = this.#raws.idOf(raw, 0, raw.length);
    if (spelling === this.#uses.length) this.#add(raw, key);
    return spelling;
  }

  /** One more use of a spelling. */
  use(spelling: number, weight: number): void {
    this.#uses[spelling] = (this.#uses[spelling] ?? 0) + weight;
  }

  /** Id of the tag that a spelling writes. */
  tagOf(spelling: number): number {
    return this.#tagOfSpelling[spelling] ?? 0;
  }

  #add(raw: string, key: string = matchKey(raw)): void {
    let tag = this.#tagOf.get(key);
    if (tag === undefined) {
      tag = this.#keys.length;
      this.#tagOf.set(key, tag);
      this.#keys.push(key);
    }
    this.#tagOfSpelling.push(tag);
    this.#uses.push(0);
  }

  /** Uses of each tag in all its spellings. */
  occurrences(): Float64Array {
    const sums = new Float64Array(this.#keys.length);
    for (const [spelling, uses] of this.#uses.entries()) {
      const tag = this.#tagOfSpelling[spelling] ?? 0;
      sums[tag] = (sums[tag] ?? 0) + uses;
    }
    return sums;
  }

  /** All spellings by tag, the commonest first, ties by code unit; and where each id stands among them. */
  spellings(): {spellings: readonly Spelling[]; places: Uint32Array} {
    const all = this.#raws.texts.map((raw, id) => ({
      id,
      spelling: {raw, tag: this.tagOf(id), uses: this.#uses[id] ?? 0},
    }));
    all.sort(({spelling: a}, {spelling: b}) => a.tag - b.tag || b.uses - a.uses || (a.raw < b.raw ? -1 : 1));
    const places = new Uint32Array(all.length);
    for (const [place, {id}] of all.entries()) places[id] = place;
    return {spellings: all.map(({spelling}) => spelling), places};
  }

  /** Tags by id, displayed in their commonest spelling. */
  tags(spellings: readonly Spelling[]): readonly Tag[] {
    const display: string[] = [];
    for (const {raw, tag} of spellings) display[tag] ??= raw;
    return this.#keys.map((key, i) => ({key, display: display[i] ?? key}));
  }
}
