import {RULES} from '../../advice/index.ts';
import {checkOption} from '../../config/check-option.ts';
import type {ConfigFile} from '../../config/config-file.ts';
import {nearest} from '../../config/nearest.ts';
import {TagnosisError} from '../../errors.ts';

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

function noRule(place: string, rule: string, ids: readonly string[]): TagnosisError {
  const near = nearest(rule, ids);
  return new TagnosisError('config-invalid-value', `${place}: there is no rule "${rule}".`, {
    hint: near === null ? 'tagnosis explain lists the rules.' : `Did you mean ${near}?`,
  });
}
