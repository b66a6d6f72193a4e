import {matchKey} from './match-key.ts';
import type {Spelling, Tag} from './corpus.ts';

/**
 * Interns raw spellings. The match key is made once per spelling, not once per use; a caption that repeats known
 * spellings costs one Map look-up a tag.
 */
export class Vocabulary {
  /** Spelling of each raw segment. */
  readonly #spellingOf = new Map<string, number>();
  readonly #tagOf = new Map<string, number>();
  readonly #raws: string[] = [];
  readonly #tagOfSpelling: number[] = [];
  readonly #uses: number[] = [];
  readonly #keys: string[] = [];

  /** Id of the tag that `raw` (trimmed, not empty) writes; counts one use of the given weight. */
  intern(raw: string, weight: number): number {
    const known = this.#spellingOf.get(raw);
    if (known !== undefined) {
      this.#uses[known] = (this.#uses[known] ?? 0) + weight;
      return this.#tagOfSpelling[known] ?? 0;
    }
    return this.#add(raw, weight);
  }

  get size(): number {
    return this.#keys.length;
  }

  #add(raw: string, weight: number): number {
    const own = flat(raw);
    const key = matchKey(own);
    let tag = this.#tagOf.get(key);
    if (tag === undefined) {
      tag = this.#keys.length;
      this.#tagOf.set(key, tag);
      this.#keys.push(key);
    }
    this.#spellingOf.set(own, this.#raws.length);
    this.#raws.push(own);
    this.#tagOfSpelling.push(tag);
    this.#uses.push(weight);
    return tag;
  }

  /** All spellings by tag, the commonest first, ties by code unit. */
  spellings(): readonly Spelling[] {
    const all = this.#raws.map((raw, i) => ({raw, tag: this.#tagOfSpelling[i] ?? 0, uses: this.#uses[i] ?? 0}));
    return all.sort((a, b) => a.tag - b.tag || b.uses - a.uses || (a.raw < b.raw ? -1 : 1));
  }

  /** Tags by id, displayed in their commonest spelling. */
  tags(spellings: readonly Spelling[]): readonly Tag[] {
    const display: string[] = [];
    for (const {raw, tag} of spellings) display[tag] ??= raw;
    return this.#keys.map((key, i) => ({key, display: display[i] ?? key}));
  }
}

/** A copy that shares no memory with the caption file it was cut from (V8 slices keep their parent alive). */
function flat(raw: string): string {
  return raw.length < 13 ? raw : Buffer.from(raw, 'utf16le').toString('utf16le');
}
