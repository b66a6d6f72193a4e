import {type Corpus, profileOf} from '../corpus/corpus.ts';
import {isFunctionWord} from '../engines/prose/english.ts';

interface ConstantPhrase {
  readonly phrase: string;
  /** Captions that hold it, expected number. */
  readonly captions: number;
  /** Whether it is how captions begin. */
  readonly opens: boolean;
}

/** Words that prose captions have in common. */
export interface ConstantPhrases {
  readonly phrases: readonly ConstantPhrase[];
  /** Share of constant words in a median caption, in [0, 1]. */
  readonly medianShare: number;
}

const NEARLY_ALL = 0.9;
const LONGEST = 4;
const LONGEST_OPENING = 16;
const WORD = /[\p{L}\p{M}\p{N}'’-]+/gu;

interface Caption {
  readonly segments: readonly (readonly string[])[];
  readonly weight: number;
}

/**
 * Word n-grams (1–4, inside a segment, no function word at an end) in at least 90 % of captions, the longest standing for
 * its parts, and the words that open as many. `except` holds words that are meant to be constant: trigger and class. Longer
 * n-grams are counted only from words that are constant themselves (R. Agrawal, R. Srikant, "Fast algorithms for mining
 * association rules", VLDB 1994).
 */
export function findConstantPhrases(corpus: Corpus, except: ReadonlySet<string>): ConstantPhrases {
  const captions = corpus.texts.map((text, row) =>
    readCaption(text, profileOf(corpus, corpus.rowItem[row] ?? 0).separator, corpus.rowWeight[row] ?? 0),
  );
  const least = NEARLY_ALL * corpus.keys.length;
  const constant = new Set(frequent(captions, 1, null, least).keys());
  const found = new Map<string, number>();
  for (let n = LONGEST; n >= 1; n--) {
    for (const [phrase, count] of frequent(captions, n, constant, least)) {
      const covered = [...found.keys()].some(longer => ` ${longer} `.includes(` ${phrase} `));
      if (!covered && isWhole(phrase, except)) found.set(phrase, count);
    }
  }
  const opening = openingOf(captions, least, except);
  const phrases = [...found].filter(([phrase]) => opening === null || !` ${opening.phrase} `.includes(` ${phrase} `));
  const all = [
    ...(opening === null ? [] : [opening]),
    ...phrases.map(([phrase, count]) => ({phrase, captions: count, opens: false})),
  ];
  return {
    phrases: all.toSorted((a, b) => b.captions - a.captions || (a.phrase < b.phrase ? -1 : 1)),
    medianShare: medianShare(
      captions,
      all.map(({phrase}) => phrase),
    ),
  };
}

function readCaption(text: string, separator: string, weight: number): Caption {
  const segments = text.toLowerCase().split(separator);
  return {segments: segments.map(segment => segment.match(WORD) ?? []), weight};
}

/** N-grams of `n` words, all of them in `among`, that stand in enough captions. */
function frequent(
  captions: readonly Caption[],
  n: number,
  among: ReadonlySet<string> | null,
  least: number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const {segments, weight} of captions) {
    const own = new Set<string>();
    for (const words of segments) {
      for (let i = 0; i + n <= words.length; i++) {
        const gram = words.slice(i, i + n);
        if (among === null || gram.every(word => among.has(word))) own.add(gram.join(' '));
      }
    }
    for (const gram of own) counts.set(gram, (counts.get(gram) ?? 0) + weight);
  }
  return new Map([...counts].filter(([, count]) => count >= least));
}

/** Neither end is a function word, and something is said besides the words that are meant to be constant. */
function isWhole(phrase: string, except: ReadonlySet<string>): boolean {
  const words = phrase.split(' ');
  if (isFunctionWord(words[0] ?? '') || isFunctionWord(words.at(-1) ?? '')) return false;
  return words.some(word => !except.has(word) && !isFunctionWord(word));
}

/** The longest beginning (of at most 16 words: more is no template) that enough captions share; it may end in a function word: `a photo of`. */
function openingOf(captions: readonly Caption[], least: number, except: ReadonlySet<string>): ConstantPhrase | null {
  let best: ConstantPhrase | null = null;
  for (let n = 2; n <= LONGEST_OPENING; n++) {
    const counts = new Map<string, number>();
    for (const {segments, weight} of captions) {
      const words = segments[0] ?? [];
      if (words.length < n) continue;
      const start = words.slice(0, n).join(' ');
      counts.set(start, (counts.get(start) ?? 0) + weight);
    }
    const top = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    if (top === undefined || top[1] < least) return best;
    const says = top[0].split(' ').some(word => !except.has(word) && !isFunctionWord(word));
    if (says) best = {phrase: top[0], captions: top[1], opens: true};
  }
  return best;
}

function medianShare(captions: readonly Caption[], phrases: readonly string[]): number {
  const constant = new Set(phrases.flatMap(phrase => phrase.split(' ')));
  const shares = captions
    .map(({segments}) => segments.flat())
    .filter(words => words.length > 0)
    .map(words => words.filter(word => constant.has(word)).length / words.length)
    .toSorted((a, b) => a - b);
  const middle = Math.floor(shares.length / 2);
  if (shares.length === 0) return 0;
  return shares.length % 2 === 1 ? (shares[middle] ?? 0) : ((shares[middle - 1] ?? 0) + (shares[middle] ?? 0)) / 2;
}
