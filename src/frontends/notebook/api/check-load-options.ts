import {PROFILES} from '../../../config/profiles.ts';
import {nearest} from '../../../config/nearest.ts';
import {TagnosisError} from '../../../errors.ts';
import {toldValue} from './told-value.ts';

const PURPOSES: readonly string[] = ['character', 'style', 'concept', 'general'];

/** Refuses options that no check of types has seen, by their names: what is judged would be wrong, or fail far from here. */
export function checkLoadOptions(options: {
  readonly profile?: unknown;
  readonly purpose?: unknown;
  readonly trigger?: unknown;
}): void {
  const {profile, purpose, trigger} = options;
  checkWord('profile', profile, [...Object.keys(PROFILES), 'auto']);
  checkWord('purpose', purpose, PURPOSES);
  if (trigger === undefined || typeof trigger === 'string') return;
  if (Array.isArray(trigger) && trigger.every(one => typeof one === 'string')) return;
  throw new TagnosisError('usage', `load(): trigger cannot be ${toldValue(trigger)}.`, {
    hint: 'Give a text, or a list of texts.',
  });
}

function checkWord(name: string, value: unknown, words: readonly string[]): void {
  if (value === undefined || words.some(word => word === value)) return;
  const near = typeof value === 'string' ? nearest(value, words) : null;
  throw new TagnosisError('usage', `load(): ${name} cannot be ${toldValue(value)}.`, {
    hint: near === null ? `Give ${words.join(', ')}.` : `Did you mean ${near}?`,
  });
}
