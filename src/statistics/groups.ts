import type {Corpus} from '../corpus/corpus.ts';
import type {ExclusiveGroup} from '../corpus/lexicon.ts';
import type {SeenCounts} from './seen.ts';

interface GroupValue {
  readonly value: string;
  /** Items that bear it, expected number. */
  readonly items: number;
  /** The same with every item weighted by its repeats. */
  readonly exposures: number;
}

/** How the values of an exclusive group share the items. All counts are expected numbers where captions have variants. */
export interface GroupCounts {
  readonly name: string;
  readonly declared: boolean;
  /** Every value of a declared group, those that occur of a known one; the commonest first. */
  readonly values: readonly GroupValue[];
  /** Items with a value, and without any. */
  readonly specified: number;
  readonly unspecified: number;
  /** Share of exposures without a value, in [0, 1]. */
  readonly unspecifiedShare: number;
  /** Whether repeats differ between items; then scores use exposures. */
  readonly unevenRepeats: boolean;
  /** Items with two values at once in one of their captions. */
  readonly several: readonly string[];
  /** The value of each subset, where all items of a subset bear one and the same; null where they do not. */
  readonly bySubset: readonly {readonly subset: string; readonly value: string}[] | null;
}

/** Counts each group's values over items; known groups with fewer than two values are left out. O(groups + tag uses). */
export function countGroups(corpus: Corpus, seen: SeenCounts, groups: readonly ExclusiveGroup[]): GroupCounts[] {
  const {df, exposures, unevenRepeats, totalExposure} = seen;
  const idOf = idsOf(corpus, groups);
  const named = new Set(groups.filter(({declared}) => declared).map(({name}) => name));
  const counted = groups.flatMap(({name, values, declared}) => {
    // A declaration replaces the known group of its name.
    if (!declared && named.has(name)) return [];
    const all = values.map(value => {
      const id = idOf.get(value) ?? -1;
      return {value, items: df[id] ?? 0, exposures: exposures[id] ?? 0};
    });
    const kept = declared ? all : all.filter(({items}) => items > 0);
    const ids = values.map(value => idOf.get(value)).filter(id => id !== undefined);
    return !declared && kept.length < 2 ? [] : [{name, declared, kept, ids, members: values}];
  });
  const borne = findBearers(
    corpus,
    counted.map(({ids}) => ids),
  );
  return counted.map(({name, declared, kept, members}, i) => {
    const {items = 0, exposures: shown = 0, several = []} = borne[i] ?? {};
    return {
      name,
      declared,
      values: kept.toSorted((a, b) => b.items - a.items || (a.value < b.value ? -1 : 1)),
      specified: items,
      unspecified: Math.max(0, corpus.keys.length - items),
      unspecifiedShare: totalExposure > 0 ? Math.max(0, 1 - shown / totalExposure) : 0,
      unevenRepeats,
      several: several.map(item => corpus.keys[item] ?? ''),
      bySubset: separate(corpus, new Map(members.map(value => [idOf.get(value) ?? -1, value]))),
    };
  });
}

/** Ids of the values that occur. */
function idsOf({vocabulary}: Corpus, groups: readonly ExclusiveGroup[]): ReadonlyMap<string, number> {
  const wanted = new Set(groups.flatMap(({values}) => values));
  const ids = new Map<string, number>();
  for (let id = 0; id < vocabulary.length; id++) {
    const key = vocabulary[id]?.key ?? '';
    if (wanted.has(key)) ids.set(key, id);
  }
  return ids;
}

interface Bearers {
  items: number;
  exposures: number;
  readonly several: number[];
}

/** Items and exposures with any value of each group, and the items with two, in one pass over all tags. */
function findBearers(corpus: Corpus, groups: readonly (readonly number[])[]): Bearers[] {
  const {rowItem, rowWeight, offsets, tags, repeats} = corpus;
  const borne = groups.map((): Bearers => ({items: 0, exposures: 0, several: []}));
  const {slots, members} = membership(corpus.vocabulary.length, groups);
  const own = new Uint32Array(groups.length);
  const touched: number[] = [];
  for (let row = 0; row < rowItem.length; row++) {
    for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++) {
      const slot = slots[tags[i] ?? 0] ?? 0;
      if (slot === 0) continue;
      for (const group of members[slot - 1] ?? []) {
        if (own[group] === 0) touched.push(group);
        own[group] = (own[group] ?? 0) + 1;
      }
    }
    const item = rowItem[row] ?? 0;
    const weight = rowWeight[row] ?? 0;
    for (const group of touched) {
      const bearers = borne[group];
      if (bearers === undefined) continue;
      bearers.items += weight;
      bearers.exposures += weight * (repeats[item] ?? 0);
      if ((own[group] ?? 0) > 1 && bearers.several.at(-1) !== item) bearers.several.push(item);
      own[group] = 0;
    }
    touched.length = 0;
  }
  return borne;
}

/** Per tag 0, or 1 + the place of the groups it is a value of: nearly all tags are of none. */
function membership(
  tags: number,
  groups: readonly (readonly number[])[],
): {readonly slots: Uint32Array; readonly members: readonly (readonly number[])[]} {
  const slots = new Uint32Array(tags);
  const members: number[][] = [];
  for (const [group, ids] of groups.entries()) {
    for (const id of new Set(ids)) {
      const slot = slots[id] ?? 0;
      if (slot === 0) slots[id] = members.push([group]);
      else members[slot - 1]?.push(group);
    }
  }
  return {slots, members};
}

/** Subsets by the value that all their items bear; then repeats of subsets balance the values. */
function separate(
  {subsets, itemSubset, rowItem, offsets, tags}: Corpus,
  values: ReadonlyMap<number, string>,
): GroupCounts['bySubset'] {
  if (subsets.length < 2) return null;
  const found = new Map<number, string>();
  for (const [row, item] of rowItem.entries()) {
    const own = tags.subarray(offsets[row], offsets[row + 1]).find(tag => values.has(tag));
    const value = own === undefined ? undefined : values.get(own);
    const subset = itemSubset[item] ?? 0;
    if (value === undefined || (found.has(subset) && found.get(subset) !== value)) return null;
    found.set(subset, value);
  }
  return [...found].map(([subset, value]) => ({subset: subsets[subset]?.name ?? '', value}));
}
