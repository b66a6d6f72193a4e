import {nearest} from '../../../config/nearest.ts';
import {TagnosisError} from '../../../errors.ts';
import {cleanText} from '../../../plots/clean-text.ts';
import {toldValue} from './told-value.ts';

/** What an option has to be: one of some words, of a kind, or what the call itself looks at. */
export type OptionKind = readonly string[] | 'count' | 'function' | 'text' | 'switch' | 'any';

const ASKED: Readonly<Record<Exclude<OptionKind, readonly string[] | 'any'>, string>> = {
  count: 'Give a number, 0 or more.',
  function: 'Give a function, such as ({df}) => df > 2.',
  text: 'Give a text.',
  switch: 'Give true or false.',
};

/** Refuses options that a call does not know, or whose values it cannot take, by their names: not every notebook checks types. */
export function checkOptions<T extends object>(
  call: string,
  options: T,
  kinds: Readonly<Record<string, OptionKind>>,
): T {
  const names = Object.keys(kinds);
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) {
      const near = nearest(name, names);
      const hint = near === null ? `It knows ${names.join(', ')}.` : `Did you mean ${near}?`;
      throw wrong(`${call} has no option “${cleanText(name)}”.`, hint);
    }
    if (value === undefined || isOfKind(kind, value)) continue;
    throw wrong(
      `${call}: ${name} cannot be ${toldValue(value)}.`,
      typeof kind === 'string' && kind !== 'any' ? ASKED[kind] : `Give ${String(kind).replaceAll(',', ', ')}.`,
    );
  }
  return options;
}

function isOfKind(kind: OptionKind, value: unknown): boolean {
  if (kind === 'any') return true;
  if (kind === 'count') return typeof value === 'number' && value >= 0;
  if (kind === 'function') return typeof value === 'function';
  if (kind === 'text') return typeof value === 'string';
  return kind === 'switch' ? typeof value === 'boolean' : kind.some(word => word === value);
}

function wrong(message: string, hint: string): TagnosisError {
  return new TagnosisError('usage', message, {hint});
}
