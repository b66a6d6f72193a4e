import type {Corpus} from '../corpus/corpus.ts';
import type {Taxonomy} from '../corpus/taxonomy.ts';

/** A rare tag that reads like a slip of a commoner one. */
export interface LookAlike {
  readonly rare: string;
  readonly common: string;
  readonly rareUses: number;
  readonly commonUses: number;
  /** Tags that stand beside the rare one, and how many of them also stand beside the common one. */
  readonly companions: number;
  readonly shared: number;
}

/** Two tags one edit apart. */
interface Pair {
  readonly rare: number;
  readonly common: number;
}

const SHORTEST = 5;
/** Nobody mistypes a name as long as this into another; its deletion neighbourhood would cost length². */
const LONGEST = 64;
const RARE = 2;
const SHARED = 0.5;
/** So many rare tags that differ in one and the same place are numbered or lettered, not slips of one another. */
const NUMBERED = 8;
/** Rare tags that are looked at of those from which one edit leads to the same text: keeps a hostile set from costing a square. */
const MOST = 256;
/** Characters of all parts of rare tags that are held at once: of more, only the shortest tags are looked at. */
const MOST_CHARACTERS = 40_000_000;
/** Above the longest key: a tag and a place in it make one number. */
const PLACES = 128;

/**
 * Pairs of judged tags one edit apart (insertion, deletion, substitution or swap of neighbours; F. Damerau, CACM 7 (1964)
 * 171–176) of which the rarer has n ≤ 2, never stands beside the other, and shares half of its companions with it.
 * Different digits are different tags, so are two tags that the user's taxonomy knows both, and words that other tags hold
 * oftener than slips are made: `blue skirt` is no `blue shirt` where skirts have other colours too. O(Σ key lengths) by
 * deletion neighbourhoods: two keys one edit apart share a key from which at most one character was deleted.
 */
export function findLookAlikes(
  corpus: Corpus,
  df: Float64Array,
  {judged, taxonomy}: {readonly judged: (tag: number) => boolean; readonly taxonomy?: Taxonomy | undefined},
): LookAlike[] {
  const isKnown = (tag: number): boolean => taxonomy?.tags.has(keys[tag] ?? '') === true;
  const keys = corpus.vocabulary.map(({key}) => key);
  const able = [...keys.keys()].filter(tag => {
    const {length} = keys[tag] ?? '';
    return length >= SHORTEST && length <= LONGEST && judged(tag);
  });
  const rareBy = byPart(
    shortest(
      able.filter(tag => (df[tag] ?? 0) <= RARE),
      keys,
    ),
    keys,
  );
  if (rareBy.size === 0) return [];
  const found: Pair[] = [];
  for (const common of able) {
    const near = new Set(shortened(keys[common] ?? '').flatMap(part => (part === null ? [] : close(rareBy.get(part)))));
    for (const rare of near) {
      const rarer = (df[rare] ?? 0) < (df[common] ?? 0);
      if (rare === common || !rarer || (isKnown(rare) && isKnown(common))) continue;
      if (isSlip(keys[rare] ?? '', keys[common] ?? '')) found.push({rare, common});
    }
  }
  const isWord = wordsElsewhere(keys, df, found);
  return weigh(
    corpus,
    df,
    found.filter(pair => !isWord(pair)),
  );
}

/** As many tags as may be looked at: nearly always all. */
function shortest(tags: readonly number[], keys: readonly string[]): readonly number[] {
  const cost = (tag: number): number => (keys[tag]?.length ?? 0) ** 2;
  let room = MOST_CHARACTERS;
  if (tags.reduce((sum, tag) => sum + cost(tag), 0) <= room) return tags;
  const taken = tags.toSorted((a, b) => cost(a) - cost(b) || a - b).filter(tag => (room -= cost(tag)) >= 0);
  return taken.toSorted((a, b) => a - b);
}

/** Tags by each part that one deletion at most leaves of them, with the place of the deletion: tag · PLACES + place. */
function byPart(tags: readonly number[], keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const tag of tags) {
    for (const [place, part] of shortened(keys[tag] ?? '').entries()) {
      if (part === null) continue;
      const known = found.get(part);
      if (known === undefined) found.set(part, [tag * PLACES + place]);
      else if (known.length < MOST) known.push(tag * PLACES + place);
    }
  }
  return found;
}

/** The tags of which not too many differ in the same place. */
function close(placed: readonly number[] = []): readonly number[] {
  const tags = placed.map(one => Math.floor(one / PLACES));
  if (placed.length <= NUMBERED) return tags;
  const counts = new Uint32Array(PLACES);
  for (const one of placed) counts[one % PLACES] = (counts[one % PLACES] ?? 0) + 1;
  return tags.filter((_tag, i) => (counts[(placed[i] ?? 0) % PLACES] ?? 0) <= NUMBERED);
}

/** The key, and at each place what is left without the character there; null where that is what the place before left. */
function shortened(key: string): (string | null)[] {
  const parts: (string | null)[] = [key];
  for (let i = 0; i < key.length; i++)
    parts.push(i > 0 && key[i] === key[i - 1] ? null : key.slice(0, i) + key.slice(i + 1));
  return parts;
}

/** Whether one edit turns `a` into `b`, and both hold the same digits. */
function isSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let end = 0;
  while (end < a.length - from && end < b.length - from && a.at(-1 - end) === b.at(-1 - end)) end++;
  const x = a.slice(from, a.length - end);
  const y = b.slice(from, b.length - end);
  const isOneEdit =
    (x.length <= 1 && y.length <= 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
  return isOneEdit && digits(a) === digits(b);
}

/** Whether the word in which a rare tag differs from the common one stands in other tags on more items than slips do. */
function wordsElsewhere(keys: readonly string[], df: Float64Array, pairs: readonly Pair[]): (pair: Pair) => boolean {
  const wordOf = ({rare, common}: Pair): string | undefined => {
    const others = new Set(keys[common]?.split(' '));
    return keys[rare]?.split(' ').find(word => !others.has(word));
  };
  const uses = new Map(pairs.map(pair => [wordOf(pair), 0]));
  if (uses.size === 0) return () => false;
  for (const [tag, key] of keys.entries()) {
    if (!key.includes(' ')) continue;
    for (const word of new Set(key.split(' '))) {
      const known = uses.get(word);
      if (known !== undefined) uses.set(word, known + (df[tag] ?? 0));
    }
  }
  return pair => {
    const word = wordOf(pair);
    if (word === undefined || word === keys[pair.rare]) return false;
    return (uses.get(word) ?? 0) - (df[pair.rare] ?? 0) > RARE;
  };
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

function weigh(corpus: Corpus, df: Float64Array, pairs: readonly Pair[]): LookAlike[] {
  const wanted = new Set(pairs.flatMap(({rare, common}) => [rare, common]));
  const beside = companionsOf(corpus, wanted);
  const name = (tag: number): string => corpus.vocabulary[tag]?.display ?? '';
  const found = pairs.flatMap(({rare, common}) => {
    const own = beside.get(rare) ?? new Set();
    const other = beside.get(common) ?? new Set();
    if (own.has(common)) return [];
    const shared = [...own].filter(tag => other.has(tag)).length;
    if (shared < SHARED * own.size) return [];
    const counts = {rareUses: df[rare] ?? 0, commonUses: df[common] ?? 0, companions: own.size, shared};
    return [{rare: name(rare), common: name(common), ...counts}];
  });
  return found.toSorted((a, b) => b.commonUses - a.commonUses || (a.rare < b.rare ? -1 : 1));
}

function companionsOf({offsets, tags}: Corpus, wanted: ReadonlySet<number>): Map<number, Set<number>> {
  const beside = new Map<number, Set<number>>();
  if (wanted.size === 0) return beside;
  for (let row = 0; row + 1 < offsets.length; row++) {
    const own = tags.subarray(offsets[row], offsets[row + 1]);
    for (const tag of own) {
      if (!wanted.has(tag)) continue;
      const known = beside.get(tag) ?? new Set();
      for (const other of own) if (other !== tag) known.add(other);
      beside.set(tag, known);
    }
  }
  return beside;
}
