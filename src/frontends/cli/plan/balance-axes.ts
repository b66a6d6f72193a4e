import {nearest} from '../../../config/nearest.ts';
import type {Corpus} from '../../../corpus/corpus.ts';
import {TagnosisError} from '../../../errors.ts';
import type {GroupCounts} from '../../../statistics/groups.ts';
import type {Statistics} from '../../../statistics/statistics.ts';
import type {BalanceOption} from './plan-options.ts';

/** One way to part the items, along which they are levelled. */
export interface Axis {
  readonly name: string;
  readonly classes: readonly string[];
  /** Per item: index into `classes`; −1 where it has none. */
  readonly classOf: Int32Array;
}

/** What repeats are to level. */
export interface Axes {
  readonly axes: readonly Axis[];
  /** Per item: which picture it shows; null where copies count like any other picture. */
  readonly pictureOf: Int32Array | null;
  /** Per item: repeats that stay as they are between pictures; null where folders or values are levelled. */
  readonly kept: Float64Array | null;
}

export const NO_AXES: Axes = {axes: [], pictureOf: null, kept: null};

/** The parts of a set that the user wants levelled; an error where there is no such group, or copies are not known. */
export function axesOf(
  {corpus, statistics}: {readonly corpus: Corpus; readonly statistics: Statistics},
  {folders, groups, clusters}: BalanceOption,
): Axes {
  return {
    axes: [
      ...(folders ? [folderAxis(corpus)] : []),
      ...groups.map(name => groupAxis(corpus, findGroup(statistics.groups, name))),
    ],
    pictureOf: clusters ? picturesOf(corpus, statistics) : null,
    kept: folders || groups.length > 0 ? null : corpus.repeats,
  };
}

function folderAxis({subsets, itemSubset}: Corpus): Axis {
  return {name: 'folders', classes: subsets.map(({name}) => name), classOf: Int32Array.from(itemSubset)};
}

/** An item with several values counts for the first of its caption. O(tag uses). */
function groupAxis(
  {keys, vocabulary, rowItem, offsets, tags}: Corpus,
  {name, values}: Pick<GroupCounts, 'name' | 'values'>,
): Axis {
  const classes = values.map(({value}) => value);
  const places = new Map(classes.map((value, i) => [value, i]));
  const byTag = Int32Array.from(vocabulary, ({key}) => places.get(key) ?? -1);
  const classOf = new Int32Array(keys.length).fill(-1);
  for (const [row, item] of rowItem.entries()) {
    if ((classOf[item] ?? -1) >= 0) continue;
    const own = tags.subarray(offsets[row], offsets[row + 1]).find(tag => (byTag[tag] ?? -1) >= 0);
    if (own !== undefined) classOf[item] = byTag[own] ?? -1;
  }
  return {name, classes, classOf};
}

function picturesOf({keys}: Corpus, {images: {unseen, groups}}: Statistics): Int32Array {
  if (unseen !== null) {
    throw new TagnosisError('plan-unreadable', `Copies are not known: ${unseen}`, {hint: 'Choose another --balance.'});
  }
  const places = new Map(keys.map((key, i) => [key, i]));
  const pictureOf = Int32Array.from(keys.keys());
  for (const {keys: copies} of groups) {
    const first = places.get(copies[0] ?? '') ?? 0;
    for (const key of copies) pictureOf[places.get(key) ?? first] = first;
  }
  return pictureOf;
}

function findGroup(groups: readonly GroupCounts[], name: string): GroupCounts {
  const group = groups.find(one => one.name === name);
  if (group !== undefined) return group;
  const names = groups.map(one => one.name);
  const near = nearest(name, names);
  throw new TagnosisError('usage', `There is no group "${name}" in this set.`, {
    hint:
      near === null
        ? `Known here: ${names.join(', ') || 'none'}. Declare others under groups in tagnosis.yml.`
        : `Did you mean group:${near}?`,
  });
}
