import {FIRST_MERGE, type Merges} from './merges.ts';
import {clipNormalise, type Normalisation} from './normalise.ts';

/** Ids of the markers that a text may spell out; the ones put around every text are not counted. */
const START = '<|startoftext|>';
const END = '<|endoftext|>';
const MARKERS: ReadonlyMap<string, number> = new Map([
  [START, 49_406],
  [END, 49_407],
]);
const WORDS = /<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^ \p{L}\p{N}]+/gu;
/** Words remembered; beyond, the memory starts anew. */
const REMEMBERED = 100_000;
const AT_WORD_END = 256;
/** Rank of a pair that never merges. */
const NEVER = 0x7fffffff;

/** CLIP's text encoder input, without the start and end markers. */
export interface ClipTokenizer {
  readonly normalisation: Normalisation;
  /** Token ids in [0, 49407]. Total over any string: lone surrogates become U+FFFD. */
  encode(text: string): Uint16Array;
  /** Ids of a text that is normalised already, as a count: what `encode` would give, without making it. */
  countNormalised(text: string): number;
  /** Words of a normalised text in turn: where each begins, and its tokens. */
  eachWord(text: string, visit: (start: number, tokens: number) => void): void;
}

/**
 * Byte-level byte-pair encoding of OpenAI's CLIP (A. Radford et al., 2021), equal id for id. Per word: UTF-8 bytes, the
 * last one marked, then the lowest-ranked adjacent pair merges wherever it occurs, until none is left.
 */
export function clipTokenizer(merges: Merges, normalisation: Normalisation): ClipTokenizer {
  const known = new Map<string, Uint16Array>();
  const encodeWord = (word: string): Uint16Array => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const marker = MARKERS.get(word);
    const ids = marker === undefined ? merge(bytesOf(word), merges) : Uint16Array.of(marker);
    if (known.size >= REMEMBERED) known.clear();
    known.set(word, ids);
    return ids;
  };
  return {
    normalisation,
    encode(text) {
      const words = clipNormalise(text, normalisation).match(WORDS) ?? [];
      const parts = words.map(encodeWord);
      const ids = new Uint16Array(parts.reduce((total, part) => total + part.length, 0));
      let at = 0;
      for (const part of parts) {
        ids.set(part, at);
        at += part.length;
      }
      return ids;
    },
    eachWord(text, visit) {
      for (const word of text.matchAll(WORDS)) visit(word.index, encodeWord(word[0]).length);
    },
    countNormalised(text) {
      let total = 0;
      for (const word of text.match(WORDS) ?? []) total += encodeWord(word).length;
      return total;
    },
  };
}

const UTF8 = new TextEncoder();
/** Id of every byte, in OpenAI's order: printable ones first, then the rest ascending. */
const BYTE_IDS: Uint16Array = byteIds();

function byteIds(): Uint16Array {
  const isPrintable = (byte: number): boolean => byte >= 33 && byte !== 173 && (byte <= 126 || byte >= 161);
  const bytes = Array.from({length: 256}, (_, byte) => byte);
  const order = [...bytes.filter(isPrintable), ...bytes.filter(byte => !isPrintable(byte))];
  const ids = new Uint16Array(256);
  for (const [id, byte] of order.entries()) ids[byte] = id;
  return ids;
}

function bytesOf(word: string): Uint16Array {
  const ids = Uint16Array.from(UTF8.encode(word), byte => BYTE_IDS[byte] ?? 0);
  const last = ids.length - 1;
  ids[last] = (ids[last] ?? 0) + AT_WORD_END;
  return ids;
}

/**
 * Merges in place. `ranks[i]` is the rank of the pair i, i + 1, kept beside the symbols: looking each pair up in every pass
 * takes ten times as long on a word of 64 KiB. O(n × distinct ranks merged).
 */
function merge(ids: Uint16Array, {rank}: Merges): Uint16Array {
  let length = ids.length;
  const ranks = new Int32Array(length).fill(NEVER);
  const rankAt = (i: number): number => {
    const found = i + 1 < length ? rank(ids[i] ?? 0, ids[i + 1] ?? 0) : -1;
    return found < 0 ? NEVER : found;
  };
  for (let i = 0; i < length; i++) ranks[i] = rankAt(i);
  for (;;) {
    let lowest = NEVER;
    for (let i = 0; i < length; i++) if ((ranks[i] ?? NEVER) < lowest) lowest = ranks[i] ?? NEVER;
    if (lowest === NEVER) return ids.slice(0, length);
    length = mergeAll(ids, ranks, {lowest, length});
    const made = FIRST_MERGE + lowest;
    for (let i = 0; i < length; i++) if (ids[i] === made || ids[i + 1] === made) ranks[i] = rankAt(i);
  }
}

/** Merges every occurrence of one pair, left to right; the new length. Ranks beside a merge are left stale. */
function mergeAll(
  ids: Uint16Array,
  ranks: Int32Array,
  {lowest, length}: {readonly lowest: number; readonly length: number},
): number {
  let to = 0;
  for (let i = 0; i < length; i++) {
    const merges = ranks[i] === lowest;
    ids[to] = merges ? FIRST_MERGE + lowest : (ids[i] ?? 0);
    if (merges) i++;
    ranks[to++] = ranks[i] ?? NEVER;
  }
  return to;
}
