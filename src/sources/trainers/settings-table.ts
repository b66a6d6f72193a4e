import {TagnosisError} from '../../errors.ts';

/** A table of settings: foreign keys stay in a Map, where `__proto__` is a name like any other. */
export type Table = ReadonlyMap<string, unknown>;

/** A table and the name of the file that it is from, for messages. */
export interface Settings {
  readonly table: Table;
  readonly file: string;
}

export function asTable(value: unknown): Table | null {
  if (value instanceof Map) return value as Table;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

/** The tables of a list; anything else in it is left out. */
export function tables(value: unknown): Table[] {
  return Array.isArray(value) ? value.map(asTable).filter(table => table !== null) : [];
}

/** The first of the names that is set; undefined when none is. A value of another type stops the run. */
export function textAt({table, file}: Settings, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = table.get(name) ?? undefined;
    if (typeof value === 'string') return value;
    if (value !== undefined) throw wrongType({file, name, value}, 'a text', `${name} = "…"`);
  }
  return undefined;
}

/** Texts of a key that takes one or a list of them. */
export function textsAt({table, file}: Settings, ...names: readonly string[]): string[] {
  return names.flatMap(name => {
    const value = table.get(name);
    return Array.isArray(value)
      ? value.filter(one => typeof one === 'string')
      : [textAt({table, file}, name)].filter(one => one !== undefined);
  });
}

export function numberAt({table, file}: Settings, name: string, otherwise: number): number {
  const value = table.get(name) ?? undefined;
  if (value === undefined) return otherwise;
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw wrongType({file, name, value}, 'a number', `${name} = 1, without quotes`);
}

/** YAML 1.1, which trainers in Python read, has more words for true and false than YAML 1.2. */
const WORDS: Readonly<Record<string, boolean>> = {yes: true, on: true, no: false, off: false};

export function flagAt({table, file}: Settings, name: string, otherwise = false): boolean {
  const value = table.get(name) ?? undefined;
  if (value === undefined) return otherwise;
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' && /\.ya?ml$/.test(file) ? value.toLowerCase() : '';
  if (Object.hasOwn(WORDS, word)) return WORDS[word] ?? otherwise;
  throw wrongType({file, name, value}, 'true or false', `${name} = true, without quotes`);
}

interface Wrong {
  readonly file: string;
  readonly name: string;
  readonly value: unknown;
}

export function wrongType({file, name, value}: Wrong, wanted: string, example: string): TagnosisError {
  // JSON knows neither nan nor whole numbers of any length.
  const shown = (['bigint', 'number'].includes(typeof value) ? String(value) : JSON.stringify(value)).slice(0, 60);
  return new TagnosisError('config-invalid-value', `${file}: ${name} = ${shown} is not ${wanted}.`, {
    hint: `Write ${example}.`,
  });
}
