import type {Profile} from '../config/profiles.ts';
import type {Corpus} from '../corpus/corpus.ts';
import type {TokenCounter} from '../engines/clip-tokenizer/counter.ts';

const UNKNOWN = -1;
const COMMA = 44;
const SPACE = 32;

/**
 * Token counts of captions that are nothing but tags joined by ", ", each tag in the only spelling it has: then the counts
 * of a caption add up from one number a tag, and no text is cut or looked up. Nearly all tag captions are so.
 */
export class RegularCaptions {
  readonly #corpus: Corpus;
  readonly #counter: TokenCounter;
  /** Spelling of each tag, or '' where it has several or where the whole text would have to be looked at. */
  readonly #spelling: readonly string[];
  readonly #withComma: Int32Array;
  readonly #bare: Int32Array;
  readonly #ends: number[] = [];
  /** Per subset: whether its captions are trained as they stand. */
  readonly #able: readonly boolean[];

  constructor(corpus: Corpus, counter: TokenCounter) {
    const {profiles, vocabulary, spellings} = corpus;
    this.#corpus = corpus;
    this.#counter = counter;
    this.#able = profiles.map(isAsItStands);
    const several = new Uint8Array(vocabulary.length);
    for (const {tag} of spellings) several[tag] = Math.min(2, (several[tag] ?? 0) + 1);
    this.#spelling = vocabulary.map(({display}, tag) => (several[tag] === 1 && !display.includes('&') ? display : ''));
    this.#withComma = new Int32Array(vocabulary.length).fill(UNKNOWN);
    this.#bare = new Int32Array(vocabulary.length).fill(UNKNOWN);
  }

  /** Tokens before the end of each tag of a row; null when the row is not regular. The list is reused by the next call. */
  ends(row: number): readonly number[] | null {
    const {offsets, tags, texts, rowItem, itemSubset} = this.#corpus;
    const from = offsets[row] ?? 0;
    const to = offsets[row + 1] ?? 0;
    const text = texts[row] ?? '';
    if (from === to || this.#able[itemSubset[rowItem[row] ?? 0] ?? 0] !== true) return null;
    this.#ends.length = 0;
    let tokens = 0;
    let at = 0;
    for (let i = from; i < to; i++) {
      const tag = tags[i] ?? 0;
      const spelling = this.#spelling[tag] ?? '';
      if (spelling === '') return null;
      at += spelling.length;
      const isLast = i === to - 1;
      if (!isLast && (text.charCodeAt(at) !== COMMA || text.charCodeAt(at + 1) !== SPACE)) return null;
      tokens += isLast ? this.bare(tag) : this.#counted(tag, spelling);
      this.#ends.push(tokens);
      at += 2;
    }
    return at - 2 === text.length ? this.#ends : null;
  }

  /** Tokens of a regular tag by itself. */
  bare(tag: number): number {
    const known = this.#bare[tag] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    return (this.#bare[tag] = this.#counter.count(this.#spelling[tag] ?? ''));
  }

  #counted(tag: number, spelling: string): number {
    const known = this.#withComma[tag] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    return (this.#withComma[tag] = this.#counter.count(`${spelling},`));
  }
}

function isAsItStands({separator, shuffle, splits, secondarySeparator}: Profile): boolean {
  return separator === ',' && !shuffle && !splits && secondarySeparator === null;
}
