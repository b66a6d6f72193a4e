import {TagnosisError} from '../../../errors.ts';
import {toldValue} from './told-value.ts';

/**
 * What a cell gave as options, since not every notebook checks types: nothing and null are no options, and one that is null is as if
 * it were not named. `judged` options are left to whoever reads them, who says what they may be.
 */
export function givenOptions<T extends object>(options: T | null | undefined, judged: readonly (keyof T)[] = []): T {
  const given: unknown = options ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    throw new TagnosisError('usage', `${toldValue(given)} is no set of options.`, {
      hint: 'Give names and values, such as {top: 10}.',
    });
  }
  const named = Object.entries(given as object).filter(
    ([name, value]) => value !== null || judged.some(one => one === name),
  );
  return Object.fromEntries(named) as T;
}
