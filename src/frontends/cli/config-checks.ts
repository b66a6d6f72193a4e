import {RULES} from '../../advice/index.ts';
import {checkOption} from '../../config/check-option.ts';
import type {ConfigFile} from '../../config/config-file.ts';
import {nearest} from '../../config/nearest.ts';
import {TagnosisError} from '../../errors.ts';
import {pythonTrim} from '../../sources/python-text.ts';

/** Rules and options that a configuration names: one that does not exist would be passed over in silence. */
export function checkNames({config, at}: ConfigFile): void {
  const ids = RULES.map(({id}) => id);
  const {off = [], accept = []} = config.advice ?? {};
  for (const [list, names] of Object.entries({off, accept})) {
    for (const [i, name] of names.entries()) {
      const rule = list === 'accept' ? (name.split(':')[0] ?? '') : name;
      if (!ids.includes(rule)) throw noRule(at(['advice', list, String(i)]), rule, ids);
    }
  }
  for (const [name, value] of Object.entries(config.options ?? {}))
    placed(at, ['options', name], value, one => checkOption(name, one));
}

/** A value of the configuration read by the reader of the command line, whose mistakes then name file and line. */
export function placed<T, R>(
  at: ConfigFile['at'],
  keys: readonly string[],
  value: T | undefined,
  read: (value: T) => R,
): R | undefined {
  if (value === undefined) return undefined;
  try {
    return read(value);
  } catch (cause) {
    if (!(cause instanceof TagnosisError)) throw cause;
    throw new TagnosisError('config-invalid-value', `${at(keys)}: ${cause.message}`, {hint: cause.hint, cause});
  }
}

/** Words that the user told. An empty one, as an unset variable of a script leaves it, would be a tag that no caption has. */
export function wordsOption(name: string): (words: readonly string[]) => readonly string[] {
  return words => {
    const empty = words.find(word => pythonTrim(word) === '');
    if (empty === undefined) return words;
    throw new TagnosisError('usage', `${name} wants a word, not "${empty}".`, {
      hint: 'Give the word, or leave it out.',
    });
  };
}

function noRule(place: string, rule: string, ids: readonly string[]): TagnosisError {
  const near = nearest(rule, ids);
  return new TagnosisError('config-invalid-value', `${place}: there is no rule "${rule}".`, {
    hint: near === null ? 'tagnosis explain lists the rules.' : `Did you mean ${near}?`,
  });
}
