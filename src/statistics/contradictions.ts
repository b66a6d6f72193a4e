import type {Corpus} from '../corpus/corpus.ts';
import {type ExclusiveGroup, tagKind} from '../corpus/lexicon.ts';
import {broken, type Opposition, showsSeveral, tagClasses} from '../corpus/opposites.ts';

/** Tags that cannot both be true of one picture, and the items that hold them in one caption. */
interface Contradiction {
  readonly a: string;
  readonly b: string;
  /** The declared group that both are values of; null for what is known without a declaration. */
  readonly group: string | null;
  readonly items: number;
  /** Keys of the items; empty when only scores are needed. */
  readonly keys: readonly string[];
}

/** What contradicts itself. */
export interface Contradictions {
  /** N. */
  readonly items: number;
  /** Items with a tag that another one could contradict. */
  readonly judged: number;
  /** Items with a contradiction in one of their captions. */
  readonly contradictory: number;
  /** Pairs in all, and the 100 commonest. */
  readonly total: number;
  readonly found: readonly Contradiction[];
}

interface Options {
  /** Those that the user declared are judged. */
  readonly groups: readonly ExclusiveGroup[];
  /** Which tags are judged; all when absent. */
  readonly keep?: ((key: string) => boolean) | undefined;
  readonly scoresOnly?: boolean;
}

const KEPT = 100;

/** Looks for contradictions caption by caption. O(tag uses). */
export function findContradictions(corpus: Corpus, {groups, keep, scoresOnly = false}: Options): Contradictions {
  const {keys, rowItem, offsets, tags} = corpus;
  const known = knownTags(corpus, groups, keep ?? (() => true));
  const found = new Map<string, Contradiction & {readonly keys: string[]; items: number}>();
  let [judged, contradictory] = [0, 0];
  let [lastJudged, lastFound] = [-1, -1];
  for (let row = 0; row < rowItem.length; row++) {
    const [from, to, item] = [offsets[row] ?? 0, offsets[row + 1] ?? 0, rowItem[row] ?? 0];
    let marks = 0;
    for (let i = from; i < to; i++) marks += known.isKnown[tags[i] ?? 0] ?? 0;
    if (marks === 0) continue;
    // The rows of an item follow one another.
    if (item !== lastJudged) judged++;
    lastJudged = item;
    if (marks < 2) continue;
    for (const pair of contradictionsOf(tags.subarray(from, to), known)) {
      const [a, b] = [pair.a, pair.b].map(side => side.map(tag => corpus.vocabulary[tag]?.display ?? '').join(' + '));
      const name = JSON.stringify([pair.group, a, b]);
      const one = found.get(name) ?? {a: a ?? '', b: b ?? '', group: pair.group, items: 0, keys: []};
      found.set(name, one);
      const key = keys[item] ?? '';
      if (one.keys.at(-1) !== key) {
        one.items++;
        one.keys.push(key);
      }
      if (item !== lastFound) contradictory++;
      lastFound = item;
    }
  }
  const order = [...found.values()].toSorted((x, y) => y.items - x.items || (x.a + x.b < y.a + y.b ? -1 : 1));
  const kept = scoresOnly ? [] : order.slice(0, KEPT);
  return {items: keys.length, judged, contradictory, total: found.size, found: kept};
}

interface Pair {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly group: string | null;
}

interface Known {
  /** Per tag: 1 where it is of a class or a value of a declared group. */
  readonly isKnown: Uint8Array;
  readonly classOf: (tag: number) => number;
  readonly groups: readonly DeclaredGroup[];
}

interface DeclaredGroup {
  readonly name: string;
  readonly values: ReadonlySet<number>;
  /** Its values are of a person, of whom a picture may show several. */
  readonly ofOnePerson: boolean;
}

function contradictionsOf(own: Uint32Array, {isKnown, classOf, groups}: Known): Pair[] {
  const known = [...own].filter(tag => isKnown[tag] === 1);
  const classes = known.reduce((mask, tag) => mask | classOf(tag), 0);
  const of = (mask: number): number[] => known.filter(tag => (classOf(tag) & mask) !== 0);
  const byClass = broken(classes).map(({a, b, given}: Opposition) => ({
    a: of(a).slice(0, 1),
    b: [...of(given), ...of(b).slice(0, 1)],
    group: null,
  }));
  const byGroup = groups.flatMap(({name, values, ofOnePerson}) => {
    const [a, b] = known.filter(tag => values.has(tag));
    const isFree = ofOnePerson && showsSeveral(classes);
    return a === undefined || b === undefined || isFree ? [] : [{a: [a], b: [b], group: name}];
  });
  return [...byClass, ...byGroup];
}

function knownTags({vocabulary}: Corpus, groups: readonly ExclusiveGroup[], keep: (key: string) => boolean): Known {
  const classes = new Map<number, number>();
  const ids = new Map<string, number>();
  const declared = groups.filter(group => group.declared);
  const wanted = new Set(declared.flatMap(({values}) => values));
  for (const [tag, {key}] of vocabulary.entries()) {
    const own = tagClasses(key);
    if ((own === 0 && !wanted.has(key)) || !keep(key)) continue;
    classes.set(tag, own);
    ids.set(key, tag);
  }
  const isKnown = new Uint8Array(vocabulary.length);
  for (const tag of classes.keys()) isKnown[tag] = 1;
  return {
    isKnown,
    classOf: tag => classes.get(tag) ?? 0,
    groups: declared.map(({name, values}) => ({
      name,
      values: new Set(values.flatMap(value => ids.get(value) ?? [])),
      ofOnePerson: values.every(value => isOfPerson(value)),
    })),
  };
}

function isOfPerson(value: string): boolean {
  const kind = tagKind(value);
  return kind === 'identity' || kind === 'outfit' || kind === 'act';
}
