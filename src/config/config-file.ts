import {existsSync, lstatSync, readFileSync, statSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import type {Document, LineCounter} from 'yaml';
import {TagnosisError} from '../errors.ts';
import {CONFIG_KEYS} from './config-keys.ts';
import {innermost, mistakeWords} from './mistakes.ts';
import {nearest} from './nearest.ts';
import {PROFILE_OPTIONS} from './profile-options.ts';
import type {FileConfig} from './schema.ts';
import {yamlWords} from './syntax-words.ts';

export const CONFIG_NAME = 'tagnosis.yml';
const LARGEST = 1024 * 1024;

/** The nearest tagnosis.yml of a folder and those above it, up to the root of its repository; null when there is none. */
export function findConfig(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, CONFIG_NAME);
    if (isThere(path)) return regular(path);
    const other = join(at, 'tagnosis.yaml');
    if (existsSync(other)) {
      throw new TagnosisError(
        'config-invalid-value',
        `${shownPath(other)} is not read: its name must be ${CONFIG_NAME}.`,
        {
          hint: `Rename it to ${CONFIG_NAME}, or pass it with --config.`,
        },
      );
    }
    if (existsSync(join(at, '.git')) || dirname(at) === at) return null;
  }
}

/** In a folder that may be listed but not entered nothing can be found. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path).size >= 0;
  } catch {
    return false;
  }
}

/** What was found without being asked for must be a plain file: to open a pipe would wait for ever. */
function regular(path: string): string {
  if (isFile(path)) return path;
  const what = existsSync(path) ? 'is not a file' : 'is a link that leads nowhere';
  throw new TagnosisError('config-path-not-found', `${shownPath(path)} ${what}.`, {
    hint: 'Repair or remove it, or pass --no-config.',
  });
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** A configuration with a way to name the place of a key in it. */
export interface ConfigFile {
  readonly config: FileConfig;
  /** "tagnosis.yml:3:5: options.keep_tokens". */
  at(keys: readonly string[]): string;
}

/** Reads and checks a configuration; every mistake names file, line and column. */
export async function readConfig(path: string): Promise<FileConfig> {
  return (await readConfigFile(path)).config;
}

/** `readConfig` for those who go on checking. YAML and schema are loaded here only. */
export async function readConfigFile(path: string, shown: string = shownPath(path)): Promise<ConfigFile> {
  const source = readText(path, shown);
  const [{parseDocument, LineCounter: Counter}, {FILE_CONFIG}] = await Promise.all([
    import('./yaml.ts'),
    import('./schema.ts'),
  ]);
  const lines = new Counter();
  const document = parsed(shown, () =>
    parseDocument(source, {lineCounter: lines, schema: 'core', uniqueKeys: true, prettyErrors: false}),
  );
  const syntax = document.errors[0];
  if (syntax !== undefined) {
    const {line, col} = lines.linePos(syntax.pos[0]);
    throw broken(`${shown}:${line}:${col}: ${yamlWords(syntax)}.`, syntax);
  }
  const value: unknown = plainValue(document, shown) ?? {};
  const at = (keys: readonly string[], isKey = false): string =>
    `${shown}:${placeOf(document, lines, keys, isKey)}: ${keys.join('.')}`;
  const result = FILE_CONFIG.safeParse(value);
  if (result.success) return {config: withKnownOptions(result.data, at), at: keys => at(keys)};
  const [first] = result.error.issues;
  const issue = first && innermost(first);
  const keys = (issue?.path ?? []).map(String);
  if (issue?.code === 'unrecognized_keys') throw unknownKey([...keys, issue.keys[0] ?? ''], at);
  const words = issue === undefined ? 'is wrong' : mistakeWords(issue, valueAt(value, keys));
  throw new TagnosisError(
    'config-invalid-value',
    `${at(keys)}${keys.length === 0 ? 'a configuration' : ''} ${words}.`,
    {
      hint: 'tagnosis init --print shows every key with an example.',
    },
  );
}

/** The parser calls itself for every bracket, and the stack ends some time. */
function parsed<T>(shown: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw broken(`${shown}: too deeply nested to be a configuration.`, cause);
  }
}

function broken(message: string, cause: unknown): TagnosisError {
  return new TagnosisError('config-syntax', message, {
    hint: 'It is read as YAML 1.2. tagnosis init --print shows one that is right.',
    cause,
  });
}

/** A name that no trainer knows would be passed over in silence: `--option` refuses it too. */
function withKnownOptions(config: FileConfig, at: (keys: readonly string[], isKey: boolean) => string): FileConfig {
  const unknown = Object.keys(config.options ?? {}).find(name => !PROFILE_OPTIONS.includes(name));
  if (unknown === undefined) return config;
  const near = nearest(unknown, PROFILE_OPTIONS);
  throw new TagnosisError('config-unknown-key', `${at(['options', unknown], true)} is no option of a trainer.`, {
    hint: near === null ? `Known: ${PROFILE_OPTIONS.join(', ')}.` : `Did you mean ${near}?`,
  });
}

/** The parser counts what aliases stand for only when they are written out, and throws an error of its own then. */
function plainValue(document: {toJS(options: {maxAliasCount: number}): unknown}, shown: string): unknown {
  try {
    return document.toJS({maxAliasCount: 100});
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw new TagnosisError('config-syntax', `${shown}: ${why}.`, {
      hint: 'Write out what the aliases (*name) stand for.',
      cause,
    });
  }
}

function unknownKey(keys: readonly string[], at: (keys: readonly string[], isKey: boolean) => string): TagnosisError {
  const near = nearest(keys.at(-1) ?? '', CONFIG_KEYS[keys.slice(0, -1).join('.')] ?? []);
  return new TagnosisError('config-unknown-key', `${at(keys, true)} is no key of ${CONFIG_NAME}.`, {
    hint: near === null ? 'tagnosis init --print shows every key.' : `Did you mean ${near}?`,
  });
}

interface MapNode {
  readonly items?: readonly {readonly key?: {readonly value?: unknown; readonly range?: readonly number[]}}[];
}

/** Line and column of a value, or of its key. */
function placeOf(document: Document.Parsed, lines: LineCounter, keys: readonly string[], isKey: boolean): string {
  const node = document.getIn(keys, true) as {range?: readonly number[]} | undefined;
  const parent = (keys.length > 1 ? document.getIn(keys.slice(0, -1), true) : document.contents) as MapNode | null;
  const key = isKey ? parent?.items?.find(item => String(item.key?.value) === keys.at(-1))?.key : undefined;
  const {line, col} = lines.linePos((key?.range ?? node?.range)?.[0] ?? 0);
  return `${line}:${col}`;
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  let at: unknown = value;
  for (const key of keys) {
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined;
  }
  return at;
}

function shownPath(path: string): string {
  return relative('.', path);
}

function readText(path: string, shown: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new TagnosisError('config-path-not-found', `${shown} cannot be read.`, {hint: 'Check --config.', cause});
  }
  if (bytes.length <= LARGEST) return bytes.toString('utf8');
  throw new TagnosisError('config-syntax', `${shown} is larger than 1 MiB.`, {hint: 'Is it a configuration?'});
}
