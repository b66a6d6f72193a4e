import {TagnosisError} from '../../../errors.ts';
import type {MemoryItem} from '../../../sources/memory.ts';
import type {Source} from '../../../sources/source.ts';
import {Dataset} from './dataset.ts';
import {toldValue} from './told-value.ts';

/** Refuses what is neither a path nor a source nor a list of items, since not every notebook checks types. */
export function checkLoadable(from: unknown): asserts from is string | Source | readonly MemoryItem[] {
  if (typeof from === 'string' || isSource(from) || Array.isArray(from)) return;
  throw from instanceof Dataset
    ? new TagnosisError('usage', '[Dataset] is no data set to load.', {hint: 'It is loaded already.'})
    : noDataset(from);
}

/** Refuses what is no side of a comparison. */
export function checkSide(from: unknown): asserts from is string | Source | Dataset {
  if (typeof from !== 'string' && !isSource(from) && !(from instanceof Dataset)) throw noDataset(from);
}

function isSource(from: unknown): from is Source {
  const {detection, items} = (from ?? {}) as Partial<Source>;
  return typeof detection?.name === 'string' && typeof items === 'function';
}

function noDataset(from: unknown): TagnosisError {
  return new TagnosisError('usage', `${toldValue(from)} is no data set.`, {
    hint: 'Give a path, a source, or what `await load(…)` returns; load() takes a list of {key, caption} too.',
  });
}
