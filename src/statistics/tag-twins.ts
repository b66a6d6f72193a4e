import type {Corpus} from '../corpus/corpus.ts';
import type {Taxonomy} from '../corpus/taxonomy.ts';

/** A tag that is another tag with a hyphen for a space, or with a plural ending: an avoidable variant. */
export interface TagTwin {
  readonly kind: 'hyphen' | 'plural';
  /** The commoner tag, as it is written. */
  readonly tag: string;
  /** The rarer, and its occurrences. */
  readonly twin: string;
  readonly uses: number;
}

export interface TwinOptions {
  readonly judged: (tag: number) => boolean;
  readonly taxonomy?: Taxonomy | undefined;
}

/** The plural must be a word of so many letters. */
const SHORTEST = 4;
/** Plurals that are another thing than their singular, or have none: a pair of glasses is no glass. */
const FALSE_FRIENDS = new Set(
  'arms briefs blues boxers clothes colors colours glasses goods greens irons jeans news overalls pants physics series shades shorts specs spectacles sports tights works'.split(
    ' ',
  ),
);

/**
 * Pairs of judged tags that are equal but for hyphens between letters (`blue-eyes`, `blue eyes`) or for the plural ending of
 * the last word (`cats`, `cat`; `boxes`, `box`), that never stand in one caption and that no taxonomy knows both. Of each
 * pair the rarer is the twin, ties: the later key. The commonest first. O(V), and O(tag uses) where there are pairs.
 */
export function findTagTwins(corpus: Corpus, df: Float64Array, {judged, taxonomy}: TwinOptions): TagTwin[] {
  const idOf = new Map<string, number>();
  const byFold = new Map<string, number[]>();
  for (const [tag, {key}] of corpus.vocabulary.entries()) {
    if (!judged(tag)) continue;
    idOf.set(key, tag);
    if (key.includes('-')) byFold.set(withSpaces(key), [...(byFold.get(withSpaces(key)) ?? []), tag]);
  }
  const pairs: Pair[] = [];
  const pair = (kind: TagTwin['kind'], a: number, b: number): void => {
    const [keyA, keyB] = [corpus.vocabulary[a]?.key ?? '', corpus.vocabulary[b]?.key ?? ''];
    if (a === b || (taxonomy?.tags.has(keyA) === true && taxonomy.tags.has(keyB))) return;
    const isRarer = (df[a] ?? 0) - (df[b] ?? 0) || (keyA < keyB ? 1 : -1);
    pairs.push(isRarer < 0 ? {kind, twin: a, tag: b} : {kind, twin: b, tag: a});
  };
  for (const [fold, tags] of byFold) {
    const all = idOf.has(fold) ? [...tags, idOf.get(fold) ?? 0] : tags;
    const commonest = all.toSorted((a, b) => (df[b] ?? 0) - (df[a] ?? 0) || a - b)[0] ?? 0;
    for (const tag of all) pair('hyphen', tag, commonest);
  }
  for (const [key, tag] of idOf) {
    for (const singular of singularsOf(key)) {
      const other = idOf.get(singular);
      if (other !== undefined) pair('plural', tag, other);
    }
  }
  return apart(corpus, distinct(pairs)).map(({kind, tag, twin}) => ({
    kind,
    tag: corpus.vocabulary[tag]?.display ?? '',
    twin: corpus.vocabulary[twin]?.display ?? '',
    uses: corpus.occurrences[twin] ?? 0,
  }));
}

interface Pair {
  readonly kind: TagTwin['kind'];
  readonly tag: number;
  readonly twin: number;
}

/** Hyphens between letters or digits read as spaces; those of kaomoji (`:-)`, `-_-`) stay. */
function withSpaces(key: string): string {
  return key.replace(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, ' ');
}

/** What the key would be if its last word were one: `blue eye` of `blue eyes`. Empty where it is no plural. */
function singularsOf(key: string): string[] {
  if (!key.endsWith('s')) return [];
  const word = /\p{L}+$/u.exec(key)?.[0] ?? '';
  // `2girls` counts; `dress`, `virus` and `iris` end so in the singular.
  if (word.length < SHORTEST || /\p{N}$/u.test(key.slice(0, -word.length))) return [];
  if (FALSE_FRIENDS.has(word) || /(ss|us|is)$/.test(word)) return [];
  const bare = key.slice(0, -1);
  return /(s|x|z|ch|sh|o)es$/.test(word) ? [bare, key.slice(0, -2)] : [bare];
}

/** One pair a twin, the first that was found, the commonest tags first. */
function distinct(pairs: readonly Pair[]): Pair[] {
  const byTwin = new Map<number, Pair>();
  for (const one of pairs) if (!byTwin.has(one.twin)) byTwin.set(one.twin, one);
  return [...byTwin.values()];
}

/** Pairs that no caption holds both of: who writes both means two things. */
function apart({rowItem, offsets, tags, vocabulary, occurrences}: Corpus, pairs: readonly Pair[]): Pair[] {
  if (pairs.length === 0) return [];
  const partners: (number[] | undefined)[] = [];
  for (const [place, {twin}] of pairs.entries()) partners[twin] = [...(partners[twin] ?? []), place];
  const seen = new Uint32Array(vocabulary.length);
  const together = new Uint8Array(pairs.length);
  for (let row = 0; row < rowItem.length; row++) {
    const from = offsets[row] ?? 0;
    const to = offsets[row + 1] ?? 0;
    for (let i = from; i < to; i++) seen[tags[i] ?? 0] = row + 1;
    for (let i = from; i < to; i++) {
      for (const place of partners[tags[i] ?? 0] ?? []) {
        if (seen[pairs[place]?.tag ?? 0] === row + 1) together[place] = 1;
      }
    }
  }
  const uses = ({twin}: Pair): number => occurrences[twin] ?? 0;
  const name = ({twin}: Pair): string => vocabulary[twin]?.key ?? '';
  return pairs
    .filter((_pair, place) => together[place] === 0)
    .toSorted((a, b) => uses(b) - uses(a) || (name(a) < name(b) ? -1 : 1));
}
