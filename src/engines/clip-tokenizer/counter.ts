import {clipNormalise} from './normalise.ts';
import type {ClipTokenizer} from './tokenizer.ts';

/** Pieces remembered; beyond, the memory starts anew. */
const REMEMBERED = 200_000;
/** Longer pieces are sentences, which hardly come again: they are counted word by word. */
const LONGEST = 64;

const SPACE = 32;

/** Where pieces that no white space parts come to an end: behind the first separator before a space, or at the end. */
function endOfChunk(text: string, separator: string, from: number): number {
  for (let cut = text.indexOf(separator, from); cut >= 0; cut = text.indexOf(separator, cut + separator.length)) {
    if (text.charCodeAt(cut + separator.length) === SPACE) return cut + separator.length;
  }
  return text.length;
}

/** Counts tokens of captions, remembering the count of every tag and word that it has met. */
export interface TokenCounter {
  /** Tokens of a text as its encoder's budget counts them. Exact. */
  count(text: string): number;
  /** How many of them stand around any text: start and end markers count for some encoders, and not for CLIP. */
  readonly around: number;
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
  /** Pieces with no white space between: one pass over their words, since a word may reach over a separator. */
  const chunkEnds = (chunk: string, separator: string, before: number): number => {
    let done = before;
    let cut = chunk.indexOf(separator);
    tokenizer.eachWord(chunk, (start, tokens) => {
      while (cut >= 0 && start >= cut + separator.length) {
        list.push(done);
        cut = chunk.indexOf(separator, cut + separator.length);
      }
      done += tokens;
    });
    for (; cut >= 0 && cut + separator.length < chunk.length; cut = chunk.indexOf(separator, cut + separator.length)) {
      list.push(done);
    }
    list.push(done);
    return done;
  };
  const ends = (told: string, separator: string): readonly number[] => {
    list.length = 0;
    const whole = told.includes('&');
    // Entities are decoded in the whole text; what they become is cut like the rest.
    const text = whole ? clipNormalise(told, tokenizer.normalisation) : told;
    let done = 0;
    for (let from = 0; from < text.length;) {
      const cut = text.indexOf(separator, from);
      const end = cut < 0 ? text.length : cut + separator.length;
      if (end === text.length || text.charCodeAt(end) === SPACE) {
        const piece = text.slice(from, end);
        done += whole ? tokenizer.countNormalised(piece) : piece.length > LONGEST ? count(piece) : remember(piece);
        list.push(done);
        from = end + 1;
        continue;
      }
      const close = endOfChunk(text, separator, end);
      const chunk = text.slice(from, close);
      done = chunkEnds(whole ? chunk : clipNormalise(chunk, tokenizer.normalisation), separator, done);
      from = close + 1;
    }
    // What follows the last separator is a piece too, and nothing is one.
    if (list.length === 0 || text.endsWith(separator) || text.endsWith(`${separator} `)) list.push(done);
    return list;
  };
  return {count, ends, around: 0};
}
