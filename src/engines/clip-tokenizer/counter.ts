import {clipNormalise} from './normalise.ts';
import type {ClipTokenizer} from './tokenizer.ts';

/** Pieces remembered; beyond, the memory starts anew. */
const REMEMBERED = 200_000;

/** Counts tokens of captions, remembering the count of every piece between white space that it has met. */
export interface TokenCounter {
  /** Content tokens of a text, start and end markers not counted. Exact, by the theorem below. */
  count(text: string): number;
  /**
   * Tokens before the end of each piece: `ends[i]` counts pieces 0 … i of `text`, cut behind each `separator`. Where no
   * white space follows a separator a token can reach over it; that token counts to the earlier piece.
   */
  ends(text: string, separator: string): number[];
}

/**
 * No alternative of CLIP's word pattern matches white space or looks around itself, so the words of `A + ' ' + B` are
 * those of A, then those of B, and byte pairs never merge across words: counts add up over pieces between white space.
 * What looks at the whole text (entities, which are only decoded where there is no `<`) is done before cutting.
 */
export function tokenCounter(tokenizer: ClipTokenizer): TokenCounter {
  const known = new Map<string, number>();
  const countPiece = (piece: string): number => {
    const before = known.get(piece);
    if (before !== undefined) return before;
    const tokens = tokenizer.countNormalised(clipNormalise(piece, tokenizer.normalisation));
    if (known.size >= REMEMBERED) known.clear();
    known.set(piece, tokens);
    return tokens;
  };
  const countWhole = (text: string): number => tokenizer.countNormalised(clipNormalise(text, tokenizer.normalisation));
  const count = (text: string): number => {
    if (text.includes('&')) return countWhole(text);
    let tokens = 0;
    let from = 0;
    for (let to = text.indexOf(' '); to >= 0; to = text.indexOf(' ', from)) {
      if (to > from) tokens += countPiece(text.slice(from, to));
      from = to + 1;
    }
    return from < text.length ? tokens + countPiece(text.slice(from)) : tokens;
  };
  const ends = (text: string, separator: string): number[] => {
    const cuts: number[] = [];
    for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + separator.length)) {
      cuts.push(at + separator.length);
    }
    cuts.push(text.length);
    const whole = text.includes('&');
    const result: number[] = [];
    let done = 0;
    let from = 0;
    for (const [i, to] of cuts.entries()) {
      const closed = !whole && (to === text.length || text.charCodeAt(to) === 32);
      const tokens = whole ? countWhole(text.slice(0, to)) : done + countPiece(text.slice(from, to));
      result[i] = tokens;
      if (!closed) continue;
      done = tokens;
      from = to === text.length ? to : to + 1;
    }
    return result;
  };
  return {count, ends};
}
