import type {Corpus} from '../corpus/corpus.ts';
import type {ExclusiveGroup} from '../corpus/lexicon.ts';

interface GroupValue {
  readonly value: string;
  /** Items that bear it, expected number. */
  readonly items: number;
}

/** How the values of an exclusive group share the items. */
export interface GroupCounts {
  readonly name: string;
  readonly declared: boolean;
  /** Every value of a declared group, those that occur of a known one; the commonest first. */
  readonly values: readonly GroupValue[];
  /** Items with a value, and without any. */
  readonly specified: number;
  readonly unspecified: number;
  /** Items with two values at once. */
  readonly several: readonly string[];
}

/** Counts each group's values over items; known groups with fewer than two values are left out. O(groups × tag uses). */
export function countGroups(corpus: Corpus, df: Float64Array, groups: readonly ExclusiveGroup[]): GroupCounts[] {
  const idOf = new Map(corpus.vocabulary.map(({key}, id) => [key, id]));
  const named = new Set(groups.filter(({declared}) => declared).map(({name}) => name));
  return groups.flatMap(({name, values, declared}) => {
    // A declaration replaces the known group of its name.
    if (!declared && named.has(name)) return [];
    const ids = values.map(value => idOf.get(value));
    const counted = values.map((value, i) => ({value, items: df[ids[i] ?? -1] ?? 0}));
    const seen = declared ? counted : counted.filter(({items}) => items > 0);
    if (seen.length < 2) return [];
    const {specified, several} = bearers(corpus, new Set(ids.filter(id => id !== undefined)));
    return [
      {
        name,
        declared,
        values: seen.toSorted((a, b) => b.items - a.items || (a.value < b.value ? -1 : 1)),
        specified,
        unspecified: corpus.keys.length - specified,
        several,
      },
    ];
  });
}

function bearers(
  {keys, rowItem, offsets, tags}: Corpus,
  values: ReadonlySet<number>,
): {readonly specified: number; readonly several: readonly string[]} {
  const most = new Uint8Array(keys.length);
  for (const [row, item] of rowItem.entries()) {
    let own = 0;
    for (let i = offsets[row] ?? 0; i < (offsets[row + 1] ?? 0); i++) if (values.has(tags[i] ?? 0)) own++;
    most[item] = Math.max(most[item] ?? 0, Math.min(own, 2));
  }
  return {
    specified: most.reduce((total, n) => total + Math.min(n, 1), 0),
    several: keys.filter((_key, item) => most[item] === 2),
  };
}
