import {TagnosisError} from '../../../errors.ts';
import type {View} from '../../../plots/view.ts';
import {toldValue} from './told-value.ts';

/** What a view of each kind cannot be drawn without, besides its words. */
const PARTS: Readonly<Record<View['kind'], {readonly lists: readonly string[]; readonly axes: readonly string[]}>> = {
  curve: {lists: ['series', 'marks'], axes: ['x', 'y']},
  bars: {lists: ['bars', 'marks'], axes: ['axis']},
  matrix: {lists: ['rows', 'columns', 'values', 'domain'], axes: []},
  network: {lists: ['nodes', 'edges', 'groups'], axes: []},
};

/** Refuses what is no view, or lacks a part: drawn much later, it would end in an error that names nothing of it. */
export function checkView(view: unknown): asserts view is View {
  const given = (view ?? {}) as Readonly<Record<string, unknown>>;
  const {kind} = given;
  if (typeof kind !== 'string' || !Object.hasOwn(PARTS, kind)) {
    throw wrong(`${toldValue(view)} is no view that can be drawn.`);
  }
  const {lists, axes} = PARTS[kind as View['kind']];
  const part =
    ['title', 'summary'].find(name => typeof given[name] !== 'string') ??
    lists.find(name => !Array.isArray(given[name])) ??
    axes.find(name => typeof given[name] !== 'object' || given[name] === null);
  if (part !== undefined) throw wrong(`The view lacks “${part}”: there it has ${toldValue(given[part])}.`);
}

function wrong(message: string): TagnosisError {
  const kinds = Object.entries(PARTS).map(([kind, {lists, axes}]) => `${kind} with ${[...lists, ...axes].join(', ')}`);
  return new TagnosisError('usage', message, {hint: `Give a title, a summary, and ${kinds.join('; ')}.`});
}
