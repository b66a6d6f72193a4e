import type {AnalyzeOptions} from './analyze-options.ts';
import {nearest} from './config/nearest.ts';
import {PROFILES} from './config/profiles.ts';
import {TagnosisError} from './errors.ts';
import {LAYOUTS} from './sources/source.ts';

const NAMES: Readonly<Partial<Record<keyof AnalyzeOptions, readonly string[]>>> = {
  profile: ['auto', ...Object.keys(PROFILES)],
  layout: ['auto', ...LAYOUTS],
  purpose: ['character', 'style', 'concept', 'general'],
};
const LISTS = ['trigger', 'allow', 'off', 'accept', 'metrics'] as const;

/**
 * What a program that checks no types can get wrong most easily: a name that does not exist, one text where a list belongs, and
 * nothing at all to look at.
 */
export function checkGiven(from: unknown, options: AnalyzeOptions): void {
  if (typeof from !== 'string' && (typeof from !== 'object' || from === null))
    throw wrong(`A data set is a path or a source, not ${String(from)}.`, "For example: analyze('./train')");
  for (const [option, names] of Object.entries(NAMES)) {
    const told: unknown = options[option as keyof AnalyzeOptions];
    if (told !== undefined && told !== null && !names.some(name => name === told))
      throw unknownName(option, told, names);
  }
  for (const option of LISTS) {
    const told: unknown = options[option];
    if (told === undefined || (Array.isArray(told) && told.every(one => typeof one === 'string'))) continue;
    throw wrong(`${option} wants a list of texts.`, `For example: {${option}: ['…']}`);
  }
}

function unknownName(option: string, told: unknown, names: readonly string[]): TagnosisError {
  const near = typeof told === 'string' ? nearest(told.slice(0, 60), names) : null;
  const shown = typeof told === 'string' ? `"${told.slice(0, 60)}"` : `of another type than a text`;
  return wrong(
    `There is no ${option} ${shown}.`,
    near === null ? `Known: ${names.join(', ')}.` : `Did you mean ${near}?`,
  );
}

function wrong(message: string, hint: string): TagnosisError {
  return new TagnosisError('usage', message, {hint});
}
