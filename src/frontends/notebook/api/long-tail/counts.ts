import {TagnosisError} from '../../../../errors.ts';
import {Dataset} from '../dataset.ts';

/** How often each of some classes occurs, by name; of a list the names are places, from 1. */
export type Counts = Readonly<Record<string, number>> | ReadonlyMap<string, number> | readonly number[];

/** A name with its number. */
export type Counted = readonly [name: string, n: number];

/** The items that bear each tag of a data set, or each value of a group of it; or the counts themselves. */
export function countsOf(from: Dataset | Counts, group?: string): readonly Counted[] {
  if (from instanceof Dataset) return group === undefined ? tagsOf(from) : valuesOf(from, group);
  const counts: readonly Counted[] = Array.isArray(from)
    ? from.map((n: number, i) => [String(i + 1), n])
    : from instanceof Map
      ? [...(from as ReadonlyMap<string, number>)]
      : Object.entries(from as Readonly<Record<string, number>>);
  for (const [name, n] of counts) {
    if (Number.isFinite(n) && n >= 0) continue;
    throw new TagnosisError('usage', `The count of ${JSON.stringify(name.slice(0, 60))} is ${String(n)}.`, {
      hint: 'Counts are numbers from 0.',
    });
  }
  return counts;
}

function tagsOf(set: Dataset): Counted[] {
  return set.tags().rows.map(({tag, df}) => [tag, df]);
}

function valuesOf(set: Dataset, group: string): Counted[] {
  const {groups} = set.statistics;
  const found = groups.find(({name}) => name === group);
  if (found !== undefined) return found.values.map(({value, items}) => [value, items]);
  const known = groups.map(({name}) => `"${name}"`).join(', ');
  throw new TagnosisError('usage', `There is no group ${JSON.stringify(group.slice(0, 60))} here.`, {
    hint:
      known === '' ? 'No tags of this set exclude each other: docs/groups.md.' : `There are ${known.slice(0, 200)}.`,
  });
}
