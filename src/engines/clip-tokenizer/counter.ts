import {clipNormalise} from './normalise.ts';
import type {ClipTokenizer} from './tokenizer.ts';

/** Pieces remembered; beyond, the memory starts anew. */
const REMEMBERED = 200_000;
/** Longer pieces are sentences, which hardly come again: they are counted word by word. */
const LONGEST = 64;

/** Counts tokens of captions, remembering the count of every tag and word that it has met. */
export interface TokenCounter {
  /** Content tokens of a text, start and end markers not counted. Exact, by the theorem below. */
  count(text: string): number;
  /**
   * Tokens before the end of each piece: `ends[i]` counts pieces 0 … i of `text`, cut behind each `separator`. Where no
   * white space follows a separator a token can reach over it; that token counts to the earlier piece. The list is reused
   * by the next call.
   */
  ends(text: string, separator: string): readonly number[];
}

/**
 * No alternative of CLIP's word pattern matches white space or looks around itself, so the words of `A + ' ' + B` are
 * those of A, then those of B, and byte pairs never merge across words: counts add up over pieces between white space.
 * What looks at the whole text (entities, which are only decoded where there is no `<`) is done before cutting.
 */
export function tokenCounter(tokenizer: ClipTokenizer): TokenCounter {
  const known = new Map<string, number>();
  const measure = (text: string): number => tokenizer.countNormalised(clipNormalise(text, tokenizer.normalisation));
  const remember = (piece: string): number => {
    const before = known.get(piece);
    if (before !== undefined) return before;
    const tokens = measure(piece);
    if (known.size >= REMEMBERED) known.clear();
    known.set(piece, tokens);
    return tokens;
  };
  const count = (text: string): number => {
    if (text.includes('&')) return measure(text);
    let tokens = 0;
    let from = 0;
    for (let to = text.indexOf(' '); to >= 0; to = text.indexOf(' ', from)) {
      if (to > from) tokens += remember(text.slice(from, to));
      from = to + 1;
    }
    return from < text.length ? tokens + remember(text.slice(from)) : tokens;
  };
  const list: number[] = [];
  const ends = (text: string, separator: string): readonly number[] => {
    list.length = 0;
    const whole = text.includes('&');
    let done = 0;
    let from = 0;
    for (let to = 0; to < text.length;) {
      const cut = text.indexOf(separator, to);
      to = cut < 0 ? text.length : cut + separator.length;
      if (whole) {
        list.push(measure(text.slice(0, to)));
        continue;
      }
      const piece = text.slice(from, to);
      const tokens = done + (piece.length > LONGEST ? count(piece) : remember(piece));
      list.push(tokens);
      if (to < text.length && text.charCodeAt(to) !== 32) continue;
      done = tokens;
      from = to + 1;
    }
    if (list.length === 0 || text.endsWith(separator)) list.push(list.at(-1) ?? 0);
    return list;
  };
  return {count, ends};
}
