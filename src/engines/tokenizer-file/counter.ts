import type {TokenCounter} from '../clip-tokenizer/counter.ts';

/** Tokens of a text, with or without the special ones that the encoder puts around it. */
export type CountTokens = (text: string, special: boolean) => number;

/** Captions remembered; beyond, the memory starts anew. */
const REMEMBERED = 100_000;

/**
 * Nothing is known of how a vocabulary of another make adds up, so whole texts are counted: the end of a piece is the count
 * of all that stands before it. O(length²) for `ends`, which is asked of captions that are too long only.
 */
export function fileTokenCounter(countTokens: CountTokens): TokenCounter {
  const around = countTokens('', true);
  const known = new Map<string, number>();
  const count = (text: string): number => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known.clear();
    const tokens = text === '' ? around : countTokens(text, true);
    known.set(text, tokens);
    return tokens;
  };
  return {
    count,
    around,
    ends(text, separator) {
      const ends: number[] = [];
      for (let from = 0; from <= text.length;) {
        const cut = text.indexOf(separator, from);
        const to = cut < 0 ? text.length : cut + separator.length;
        ends.push(to === text.length ? count(text) : around + countTokens(text.slice(0, to), false));
        if (cut < 0) break;
        from = to;
      }
      return ends;
    },
  };
}
