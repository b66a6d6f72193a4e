import {nearest} from '../../config/nearest.ts';
import {TagnosisError} from '../../errors.ts';

/** A name that an option takes; any other is a usage error that says which there are. */
export function known<T extends string>(what: string, name: string, all: readonly T[]): T {
  const found = all.find(one => one === name);
  if (found !== undefined) return found;
  const near = nearest(name, all);
  throw new TagnosisError('usage', `There is no ${what} "${name}".`, {
    hint: near === null ? `Known: ${all.join(', ')}.` : `Did you mean ${near}?`,
  });
}
