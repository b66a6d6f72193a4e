import type {Taxonomy} from '../../../src/corpus/taxonomy.ts';
import {seededRandom} from '../../../src/math/random.ts';
import {foreign, type TagList, TRIGGER} from './generate.ts';

/** One way of spoiling a data set, at a level from 0 to .5: what is spoilt at a level is spoilt at every higher one. */
export interface Corruption {
  readonly id: string;
  /** What is done at level k. */
  readonly does: string;
  /** Pillars or metrics that must fall with the level, and the ρ that they have to reach. */
  readonly mustFall: Readonly<Record<string, number>>;
  /** What may move by so many points at most; `all` stands for everything that is measured. */
  readonly mayMove: Readonly<Record<string, number>>;
  /** What has to be measured for what else must fall, and is not yet. */
  readonly needs?: string;
  /** Which picture every item shows, where some show the same one; each its own when absent. */
  readonly pictures?: (captions: readonly TagList[], level: number, seed: number) => readonly number[];
  /** A list of tags that knows which names are one tag. */
  readonly taxonomy?: (captions: readonly TagList[]) => Taxonomy;
  apply(captions: readonly TagList[], level: number, seed: number): readonly TagList[];
}

/** Enough for every caption to exceed 75 tokens. */
const PADDING = 40;
const DETAILS = 300;
const BOILERPLATE: readonly string[] = ['simple background', 'looking at viewer', 'solo'];
const DICTIONARY = 20_000;

export const CORRUPTIONS: readonly Corruption[] = [
  {
    id: 'duplicates',
    does: 'exact copies of a share k of the items are added',
    mustFall: {uniqueness: -0.95, 'near-duplicates': -0.95, 'caption-duplicates': -0.95},
    mayMove: {quality: 0, balance: 1},
    pictures: (captions, level, seed) => [...captions.keys(), ...chosen(captions.length, level, seed)],
    apply: (captions, level, seed) => [
      ...captions,
      ...chosen(captions.length, level, seed).map(i => captions[i] ?? []),
    ],
  },
  {
    id: 'swapped-captions',
    does: 'captions change places among a share k of the images',
    mustFall: {},
    mayMove: {all: 0},
    needs: 'alignment',
    apply(captions, level, seed) {
      const places = chosen(captions.length, level, seed);
      const result = [...captions];
      for (const [i, place] of places.entries()) result[place] = captions[places[(i + 1) % places.length] ?? 0] ?? [];
      return result;
    },
  },
  {
    id: 'identical-captions',
    does: 'a share k of the captions becomes one and the same',
    mustFall: {balance: -0.8, dhs: -0.8},
    mayMove: {},
    apply: (captions, level, seed) => changed(captions, {level, seed}, () => captions[0] ?? []),
  },
  {
    id: 'foreign-domain',
    does: 'a share k of the items is of another domain',
    mustFall: {structure: -0.95},
    mayMove: {},
    apply(captions, level, seed) {
      const others = foreign({items: captions.length, seed});
      return changed(captions, {level, seed}, (_tags, i) => others[i] ?? []);
    },
  },
  {
    id: 'long-captions',
    does: 'a share k of the captions exceeds 75 tokens',
    mustFall: {uniqueness: -0.8, 'token-overflow': -0.8},
    mayMove: {},
    apply(captions, level, seed) {
      // Drawn one by one: details that always come together would be locked tags besides.
      const random = seededRandom(`long ${seed}`);
      const details = captions.map(() => Array.from({length: PADDING}, () => spelled(Math.floor(random() * DETAILS))));
      return changed(captions, {level, seed}, (tags, i) => [
        ...new Set([...tags, ...(details[i] ?? []).map(word => `detail ${word}`)]),
      ]);
    },
  },
  {
    id: 'boilerplate-tags',
    does: 'a share 2k of the captions gets the same three tags',
    mustFall: {},
    mayMove: {},
    apply: (captions, level, seed) => changed(captions, {level: 2 * level, seed}, tags => [...tags, ...BOILERPLATE]),
  },
  {
    id: 'spelling-splits',
    does: 'a share k of the uses of each tag of several words is written with an underscore',
    mustFall: {hygiene: -0.95},
    mayMove: {balance: 0, structure: 0},
    apply: (captions, level, seed) => split(captions, {level, seed}, tag => tag.replaceAll(' ', '_')),
  },
  {
    id: 'known-synonyms',
    does: 'a share k of the uses of each tag has another name, which the list of tags knows',
    mustFall: {hygiene: -0.95},
    mayMove: {},
    taxonomy: otherNames,
    apply: (captions, level, seed) => split(captions, {level, seed}, otherName),
  },
  {
    id: 'unknown-synonyms',
    does: 'a share k of the uses of each tag has another name, which nobody knows',
    mustFall: {},
    mayMove: {},
    apply: (captions, level, seed) => split(captions, {level, seed}, otherName),
  },
  {
    id: 'typos',
    does: 'a share k of the captions has a letter too many in one tag',
    mustFall: {hygiene: -0.95},
    mayMove: {},
    apply(captions, level, seed) {
      const random = seededRandom(`typos ${seed}`);
      const slips = captions.map(() => [random(), random(), random()] as const);
      return changed(captions, {level, seed}, (tags, i) => mistyped(tags, slips[i] ?? [0, 0, 0]));
    },
  },
  {
    id: 'random-tags',
    does: 'a share k of the uses is replaced by words of a dictionary',
    mustFall: {dhs: -0.8},
    mayMove: {},
    apply(captions, level, seed) {
      const random = seededRandom(`dictionary ${seed}`);
      const words = captions.map(tags => tags.map(() => spelled(Math.floor(random() * DICTIONARY))));
      return renamed(captions, {level, seed}, (_tag, i, j) => words[i]?.[j] ?? '');
    },
  },
  {
    id: 'wrong-tags',
    does: 'a share k of the uses is replaced by other tags of the set',
    mustFall: {},
    mayMove: {},
    needs: 'alignment',
    apply(captions, level, seed) {
      const all = captions.flat().filter(tag => tag !== TRIGGER);
      const random = seededRandom(`wrong ${seed}`);
      const others = captions.map(tags => tags.map(() => all[Math.floor(random() * all.length)] ?? ''));
      return renamed(captions, {level, seed}, (_tag, i, j) => others[i]?.[j] ?? '');
    },
  },
  {
    id: 'deleted-one-offs',
    does: 'a share 2k of the tags that stand in one caption only is deleted',
    mustFall: {},
    mayMove: {},
    apply(captions, level, seed) {
      const uses = new Map<string, number>();
      for (const tag of captions.flat()) uses.set(tag, (uses.get(tag) ?? 0) + 1);
      const single = [...uses].flatMap(([tag, n]) => (n === 1 ? [tag] : []));
      const gone = new Set(chosen(single.length, 2 * level, seed).map(i => single[i] ?? ''));
      return captions.map(tags => tags.filter(tag => !gone.has(tag)));
    },
  },
];

interface Where {
  readonly level: number;
  readonly seed: number;
}

/** A share of 0 … n − 1; a greater share holds a smaller one. */
function chosen(n: number, level: number, seed: number): number[] {
  const random = seededRandom(`chosen ${seed}`);
  const order = Array.from({length: n}, (_, i) => ({i, at: random()})).toSorted((a, b) => a.at - b.at);
  return order.slice(0, Math.round(level * n)).map(({i}) => i);
}

/** The set in which a share of the captions is changed. */
function changed(
  captions: readonly TagList[],
  {level, seed}: Where,
  change: (tags: TagList, item: number) => TagList,
): TagList[] {
  const result = [...captions];
  for (const item of chosen(captions.length, level, seed)) result[item] = change(captions[item] ?? [], item);
  return result;
}

/** The set in which a share of the uses of each tag is renamed, rounded down: the commoner name stays the commoner one. */
function split(captions: readonly TagList[], {level, seed}: Where, rename: (tag: string) => string): TagList[] {
  const result = captions.map(tags => [...tags]);
  const left = new Map<string, number>();
  for (const tag of captions.flat()) left.set(tag, (left.get(tag) ?? 0) + level);
  for (const item of chosen(captions.length, 1, seed)) {
    for (const [place, tag] of (captions[item] ?? []).entries()) {
      const share = left.get(tag) ?? 0;
      if (tag === TRIGGER || share < 1 - 1e-9) continue;
      left.set(tag, share - 1);
      (result[item] ?? [])[place] = rename(tag);
    }
  }
  return result;
}

/** The set in which a share of all uses is renamed; the trigger never is. */
function renamed(
  captions: readonly TagList[],
  {level, seed}: Where,
  rename: (tag: string, item: number, place: number) => string,
): TagList[] {
  const result = captions.map(tags => [...tags]);
  const uses = captions.flatMap((tags, item) =>
    tags.flatMap((tag, place) => {
      const name = tag === TRIGGER ? tag : rename(tag, item, place);
      return name === tag ? [] : [{item, place, name}];
    }),
  );
  for (const use of chosen(uses.length, level, seed)) {
    const {item, place, name} = uses[use] ?? {item: -1, place: 0, name: ''};
    const tags = result[item];
    if (tags !== undefined && !tags.includes(name)) tags[place] = name;
  }
  return result;
}

/** One tag of five letters or more, never the trigger, gets one letter more. */
function mistyped(tags: TagList, [which, where, letter]: readonly [number, number, number]): TagList {
  const long = [...tags.keys()].filter(i => tags[i] !== TRIGGER && (tags[i] ?? '').length >= 5);
  const at = long[Math.floor(which * long.length)] ?? -1;
  const extra = String.fromCharCode(97 + Math.floor(letter * 26));
  return tags.map((tag, i) => {
    const cut = 1 + Math.floor(where * (tag.length - 1));
    return i === at ? tag.slice(0, cut) + extra + tag.slice(cut) : tag;
  });
}

function otherName(tag: string): string {
  return `alias ${tag}`;
}

function otherNames(captions: readonly TagList[]): Taxonomy {
  const tags = new Set(captions.flat());
  return {id: 'generated', tags: new Map(), aliases: new Map([...tags].map(tag => [otherName(tag), tag]))};
}

/** A number as a word; no two are a letter apart. */
function spelled(n: number): string {
  const letter = String.fromCharCode(97 + (n % 26)).repeat(2);
  return n < 26 ? `x${letter}` : spelled(Math.floor(n / 26)) + letter;
}
