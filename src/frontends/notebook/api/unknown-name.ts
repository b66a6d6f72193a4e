import {nearest} from '../../../config/nearest.ts';
import {TagnosisError} from '../../../errors.ts';
import {cleanText} from '../../../plots/clean-text.ts';
import {toldValue} from './told-value.ts';

/** Says that there is none of that name, and which one may have been meant; without a name, that there is none at all. */
export function unknownName(what: string, name: unknown, known: readonly string[]): TagnosisError {
  const near = typeof name === 'string' ? nearest(name, known) : null;
  const all = known.length === 0 ? `There is no ${what} here.` : `Known: ${known.slice(0, 40).join(', ')}.`;
  const told = typeof name === 'string' ? `"${cleanText(name)}"` : toldValue(name);
  return new TagnosisError('usage', name === '' ? `No ${what} was found.` : `There is no ${what} ${told}.`, {
    hint: near === null ? all : `Did you mean ${near}?`,
  });
}
