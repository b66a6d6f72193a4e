import type {TagSets} from './item-sets.ts';
import {markSimilar} from './similar-sets.ts';

export interface CaptionDuplicates {
  /** N, items with or without tags. */
  readonly items: number;
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

const GROUPS = 20;
const SHOWN = 6;

/** Items that share their tag set, or nearly, with another. Exact: equal sets are merged, then the distinct ones are joined. */
export function findCaptionDuplicates(sets: TagSets, keys: readonly string[]): CaptionDuplicates {
  const {groupOf, groups} = groupEqual(sets);
  const distinct = groups.filter(({size}) => size > 0);
  const alike = markSimilar(
    pick(
      sets,
      distinct.map(({first}) => first),
    ),
  );
  const shared = distinct.filter(({items}) => items > 1).toSorted((a, b) => b.items - a.items || a.first - b.first);
  const repeated = distinct.reduce((total, {items}, i) => total + (items > 1 || alike[i] === 1 ? items : 0), 0);
  return {
    items: keys.length,
    comparable: distinct.reduce((total, {items}) => total + items, 0),
    repeated,
    exact: shared.reduce((total, {items}) => total + items, 0),
    distinct: distinct.length,
    groups: membersOf(shared.slice(0, GROUPS), groupOf).map(members => ({
      size: members.length,
      keys: members.slice(0, SHOWN).map(item => keys[item] ?? ''),
    })),
  };
}

interface Group {
  readonly id: number;
  /** Item whose set stands for all. */
  readonly first: number;
  /** Tags in the set. */
  readonly size: number;
  items: number;
}

/** Groups equal sets by a hash of their tags, and compares where hashes agree. */
function groupEqual({offsets, tags}: TagSets): {readonly groupOf: Uint32Array; readonly groups: readonly Group[]} {
  const count = offsets.length - 1;
  const groupOf = new Uint32Array(count);
  const groups: Group[] = [];
  const byHash = new Map<number, Group[]>();
  for (let item = 0; item < count; item++) {
    const from = offsets[item] ?? 0;
    const to = offsets[item + 1] ?? 0;
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (tags[i] ?? 0), 0x01000193);
    const same = byHash.get(hash);
    const own = tags.subarray(from, to);
    let group = same?.find(({first}) => equal(own, tags.subarray(offsets[first], offsets[first + 1])));
    if (group === undefined) {
      group = {id: groups.length, first: item, size: to - from, items: 0};
      groups.push(group);
      if (same === undefined) byHash.set(hash, [group]);
      else same.push(group);
    }
    group.items++;
    groupOf[item] = group.id;
  }
  return {groupOf, groups};
}

function equal(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The sets of some items, in their order. */
function pick({offsets, tags}: TagSets, items: readonly number[]): TagSets {
  const ends = new Uint32Array(items.length + 1);
  const out = new Uint32Array(tags.length);
  let to = 0;
  for (const [i, item] of items.entries()) {
    const own = tags.subarray(offsets[item], offsets[item + 1]);
    out.set(own, to);
    to += own.length;
    ends[i + 1] = to;
  }
  return {offsets: ends, tags: out.subarray(0, to)};
}

function membersOf(groups: readonly Group[], groupOf: Uint32Array): number[][] {
  const place = new Map(groups.map(({id}, i) => [id, i]));
  const members = groups.map((): number[] => []);
  if (groups.length > 0) for (const [item, id] of groupOf.entries()) members[place.get(id) ?? -1]?.push(item);
  return members;
}
