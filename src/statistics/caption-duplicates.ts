import type {Corpus} from '../corpus/corpus.ts';

export interface CaptionDuplicates {
  /** Items that have any tag: only they can repeat each other. */
  readonly comparable: number;
  /** Items with another item at tag-set Jaccard ≥ 0.9. */
  readonly repeated: number;
  /** Items whose tag set is exactly another item's. */
  readonly exact: number;
  readonly distinct: number;
  /** Groups of items with equal tag sets, the largest first; item keys, at most 20 groups of 6. */
  readonly groups: readonly {readonly size: number; readonly keys: readonly string[]}[];
}

/** From this Jaccard similarity on, two captions say the same. */
const ALIKE = 0.9;
const GROUPS = 20;
const SHOWN = 6;

/**
 * Items that share their tag set, or nearly, with another. `sets` holds the distinct tag ids of each item. Exact at any
 * size: equal sets are merged first, then a prefix-filter join finds pairs at Jaccard ≥ 0.9, since two such sets must
 * share one of their ⌊L/10⌋ + 1 rarest tags.
 * R. J. Bayardo, Y. Ma, R. Srikant, "Scaling up all pairs similarity search", WWW 2007.
 */
export function findCaptionDuplicates(sets: readonly Uint32Array[], keys: readonly string[]): CaptionDuplicates {
  const groups = groupEqual(sets);
  const alike = new Uint8Array(groups.length);
  for (const [a, b] of similarGroups(groups.map(group => group.set))) {
    alike[a] = 1;
    alike[b] = 1;
  }
  const shared = groups.filter(group => group.items.length > 1).toSorted((a, b) => b.items.length - a.items.length);
  let repeated = 0;
  for (const [i, {items}] of groups.entries()) if (items.length > 1 || alike[i] === 1) repeated += items.length;
  return {
    comparable: groups.reduce((total, {items}) => total + items.length, 0),
    repeated,
    exact: shared.reduce((total, {items}) => total + items.length, 0),
    distinct: groups.length,
    groups: shared
      .slice(0, GROUPS)
      .map(({items}) => ({size: items.length, keys: items.slice(0, SHOWN).map(item => keys[item] ?? '')})),
  };
}

/** The tag set of every item: the union of its rows, ascending. */
export function itemTagSets({keys, rowItem, offsets, tags}: Corpus): Uint32Array[] {
  const rows: Uint32Array[] = Array.from({length: keys.length}, () => new Uint32Array());
  for (const [row, item] of rowItem.entries()) {
    const own = tags.subarray(offsets[row], offsets[row + 1]);
    const before = rows[item];
    rows[item] =
      before === undefined || before.length === 0
        ? own.slice().sort()
        : Uint32Array.from(new Set([...before, ...own])).sort();
  }
  return rows;
}

interface Group {
  readonly set: Uint32Array;
  readonly items: number[];
}

function groupEqual(sets: readonly Uint32Array[]): Group[] {
  const groups = new Map<string, Group>();
  for (const [item, set] of sets.entries()) {
    if (set.length === 0) continue;
    const name = set.join();
    const group = groups.get(name);
    if (group === undefined) groups.set(name, {set, items: [item]});
    else group.items.push(item);
  }
  return [...groups.values()];
}

/** Pairs of different sets at Jaccard ≥ 0.9, each once. */
function* similarGroups(sets: readonly Uint32Array[]): Generator<[number, number]> {
  const rank = rarestFirst(sets);
  const ranked = sets.map(set => Uint32Array.from(set, tag => rank.get(tag) ?? 0).sort());
  const order = [...ranked.keys()].toSorted((a, b) => (ranked[a]?.length ?? 0) - (ranked[b]?.length ?? 0));
  const bearers = new Map<number, number[]>();
  for (const i of order) {
    const set = ranked[i] ?? new Uint32Array();
    const seen = new Set<number>();
    for (const tag of set.subarray(0, set.length - Math.ceil(ALIKE * set.length) + 1)) {
      for (const j of bearers.get(tag) ?? []) {
        if (seen.has(j)) continue;
        seen.add(j);
        if (jaccard(ranked[j] ?? set, set) >= ALIKE) yield [j, i];
      }
      const list = bearers.get(tag);
      if (list === undefined) bearers.set(tag, [i]);
      else list.push(i);
    }
  }
}

function rarestFirst(sets: readonly Uint32Array[]): Map<number, number> {
  const df = new Map<number, number>();
  for (const set of sets) for (const tag of set) df.set(tag, (df.get(tag) ?? 0) + 1);
  const tags = [...df].toSorted((a, b) => a[1] - b[1] || a[0] - b[0]);
  return new Map(tags.map(([tag], i) => [tag, i]));
}

/** |A ∩ B| / |A ∪ B| of two ascending lists; 0 at once when their sizes alone forbid the threshold. */
function jaccard(a: Uint32Array, b: Uint32Array): number {
  if (Math.min(a.length, b.length) < ALIKE * Math.max(a.length, b.length)) return 0;
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) both++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return both / (a.length + b.length - both);
}
