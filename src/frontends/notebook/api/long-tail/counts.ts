import {types} from 'node:util';
import {TagnosisError} from '../../../../errors.ts';
import {cleanText} from '../../../../plots/clean-text.ts';
import {Dataset} from '../dataset.ts';
import {toldValue} from '../told-value.ts';

/** How often each of some classes occurs, by name; of a list the names are places, from 1. */
export type Counts =
  | Readonly<Record<string, number>>
  | ReadonlyMap<string, number>
  | readonly number[]
  | Readonly<Float64Array>;

/** A name with its number. */
export type Counted = readonly [name: string, n: number];

/** The items that bear each tag of a data set, or each value of a group of it; or the counts themselves. */
export function countsOf(from: Dataset | Counts, group?: string): readonly Counted[] {
  if (from instanceof Dataset) return group === undefined ? tagsOf(from) : valuesOf(from, group);
  const counts = entriesOf(from).map(([name, n]): readonly [string, unknown] => [nameOf(name), n]);
  const wrong = counts.find(([, n]) => !isCount(n));
  if (wrong === undefined) return counts as readonly Counted[];
  throw new TagnosisError('usage', `The count of “${cleanText(wrong[0])}” is ${toldValue(wrong[1])}.`, {
    hint: 'Counts are numbers from 0.',
  });
}

/** Sum of counts, which shares of them ask for. */
export function totalOf(counts: readonly number[]): number {
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (Number.isFinite(total)) return total;
  throw new TagnosisError('usage', 'The counts are too large to be added up.', {
    hint: 'Divide all of them by the same number.',
  });
}

/** Names and what is there as counts; of whatever a cell has at hand, since not every notebook checks types. */
function entriesOf(from: unknown): readonly (readonly [unknown, unknown])[] {
  if (Array.isArray(from)) return Array.from(from, (n: unknown, i) => [i + 1, n]);
  if (types.isTypedArray(from)) return Array.from<unknown, [number, unknown]>(from, (n, i) => [i + 1, n]);
  // Maps of another realm are none by `instanceof`.
  if (types.isMap(from)) return [...from];
  if (isRecord(from)) return Object.entries(from);
  throw new TagnosisError('usage', `${toldValue(from)} is neither a data set nor counts.`, {
    hint: 'Give what `await load(…)` returns, or counts: {hat: 3, cap: 1}, a Map, or a list of numbers.',
  });
}

/** An object with names of its own, and no promise, set, date or table. */
function isRecord(from: unknown): from is object {
  return Object.prototype.toString.call(from) === '[object Object]' && !(Symbol.iterator in (from as object));
}

function nameOf(name: unknown): string {
  return typeof name === 'string' ? name : toldValue(name);
}

function isCount(n: unknown): n is number {
  return typeof n === 'number' && Number.isFinite(n) && n >= 0;
}

function tagsOf(set: Dataset): Counted[] {
  return set.tags().rows.map(({tag, df}) => [tag, df]);
}

function valuesOf(set: Dataset, group: unknown): Counted[] {
  const {groups} = set.statistics;
  const found = groups.find(({name}) => name === group);
  if (found !== undefined) return found.values.map(({value, items}) => [value, items]);
  const known = groups.map(({name}) => `"${name}"`).join(', ');
  throw new TagnosisError('usage', `There is no group “${cleanText(nameOf(group))}” here.`, {
    hint:
      known === '' ? 'No tags of this set exclude each other: docs/groups.md.' : `There are ${known.slice(0, 200)}.`,
  });
}
