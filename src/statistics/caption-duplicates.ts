import {pickSets, type TagSets} from './item-sets.ts';
import {groupSimilar} from './similar-sets.ts';
import type {TwinPictures} from './twin-pictures.ts';

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
  /** Groups of twins, joined where they share a member: the largest first; item keys, at most 6 of each, and 20 groups
   * of those that are `alike` and of the others each. */
  readonly groups: readonly {readonly size: number; readonly keys: readonly string[]}[];
  /** Groups in all. */
  readonly groupCount: number;
  /** Keys of all items with a twin, group by group. */
  readonly twins: readonly string[];
  /** Whether each group lies in one folder. */
  readonly withinFolders: boolean;
  /** Keys of items whose twins all show the same picture, or nearly, group by group: their captions repeat for a reason. */
  readonly alike: readonly string[];
  readonly alikeGroups: number;
  /** Items in groups that are known to show different pictures. */
  readonly different: number;
  /** Items with a twin whose caption is a name: at most one tag besides trigger and quality tags. */
  readonly named: number;
}

interface Known {
  readonly picturesOf: (items: readonly number[]) => TwinPictures;
  /** Whether the caption of an item is a name. */
  readonly isName: (item: number) => boolean;
}

/** Where only scores are needed. */
const NOTHING_KNOWN: Known = {picturesOf: () => 'unknown', isName: () => false};

const GROUPS = 20;
const SHOWN = 6;
/** Root of a set without tags. */
const NONE = 0xffffffff;

/** Items that share their tag set, or nearly, with another. Exact: equal sets are merged, then the distinct ones are joined. */
export function findCaptionDuplicates(
  sets: TagSets,
  keys: readonly string[],
  {picturesOf, isName}: Known = NOTHING_KNOWN,
): CaptionDuplicates {
  const {groupOf, groups} = groupEqual(sets);
  const distinct = groups.filter(({size}) => size > 0);
  const roots = groupSimilar(
    pickSets(
      sets,
      distinct.map(({first}) => first),
    ),
  );
  const rootOf = new Uint32Array(groups.length).fill(NONE);
  for (const [i, {id}] of distinct.entries()) rootOf[id] = roots[i] ?? 0;
  const clusters = clustersOf(groupOf, rootOf);
  const twins = clusters.map(items => items.map(item => keys[item] ?? ''));
  const pictures = clusters.map(picturesOf);
  return {
    items: keys.length,
    comparable: distinct.reduce((total, {items}) => total + items, 0),
    repeated: clusters.reduce((total, {length}) => total + length, 0),
    exact: distinct.reduce((total, {items}) => total + (items > 1 ? items : 0), 0),
    distinct: distinct.length,
    groups: shownOf(twins, i => pictures[i] === 'alike'),
    groupCount: clusters.length,
    twins: twins.flat(),
    alike: twins.filter((_, i) => pictures[i] === 'alike').flat(),
    alikeGroups: pictures.filter(one => one === 'alike').length,
    different: clusters.reduce((total, {length}, i) => total + (pictures[i] === 'different' ? length : 0), 0),
    named: clusters.reduce((total, items) => total + items.filter(isName).length, 0),
    withinFolders: twins.every(members => new Set(members.map(folderOf)).size === 1),
  };
}

/** The largest of two kinds, in one list. */
function shownOf(twins: readonly (readonly string[])[], isAlike: (i: number) => boolean): CaptionDuplicates['groups'] {
  const counts = {alike: 0, others: 0};
  return twins.flatMap((members, i) => {
    if (counts[isAlike(i) ? 'alike' : 'others']++ >= GROUPS) return [];
    return [{size: members.length, keys: members.slice(0, SHOWN)}];
  });
}

/** Items by the root of their set, where there are several: the largest cluster first, then by first item. */
function clustersOf(groupOf: Uint32Array, rootOf: Uint32Array): number[][] {
  const sizes = new Uint32Array(rootOf.length);
  for (const group of groupOf) {
    const root = rootOf[group] ?? NONE;
    if (root !== NONE) sizes[root] = (sizes[root] ?? 0) + 1;
  }
  const byRoot = new Map<number, number[]>();
  for (let item = 0; item < groupOf.length; item++) {
    const root = rootOf[groupOf[item] ?? 0] ?? NONE;
    if (root === NONE || (sizes[root] ?? 0) < 2) continue;
    const members = byRoot.get(root);
    if (members === undefined) byRoot.set(root, [item]);
    else members.push(item);
  }
  return [...byRoot.values()].toSorted((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
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
    let group = same?.find(({first}) =>
      equal(tags.subarray(from, to), tags.subarray(offsets[first], offsets[first + 1])),
    );
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
