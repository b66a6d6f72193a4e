import {existsSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {TagnosisError} from '../errors.ts';
import {nearest} from './nearest.ts';
import {PROFILE_OPTIONS} from './profile-options.ts';
import type {FileConfig} from './schema.ts';

export const CONFIG_NAME = 'tagnosis.yml';
const LARGEST = 1024 * 1024;

/** The nearest tagnosis.yml of a folder and those above it, up to the root of its repository; null when there is none. */
export function findConfig(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, CONFIG_NAME);
    if (existsSync(path)) return path;
    if (existsSync(join(at, '.git')) || dirname(at) === at) return null;
  }
}

/** Reads and checks a configuration; every mistake names file, line and column. YAML and schema are loaded here only. */
export async function readConfig(path: string): Promise<FileConfig> {
  const shown = relative('.', path);
  const source = readText(path, shown);
  const [{parseDocument, LineCounter}, {FILE_CONFIG}] = await Promise.all([import('yaml'), import('./schema.ts')]);
  const lines = new LineCounter();
  const document = parseDocument(source, {lineCounter: lines, schema: 'core', uniqueKeys: true});
  const syntax = document.errors[0];
  if (syntax !== undefined) {
    const {line, col} = lines.linePos(syntax.pos[0]);
    throw new TagnosisError('config-syntax', `${shown}:${line}:${col}: ${syntax.message.split('\n')[0] ?? ''}`, {
      hint: 'It is read as YAML 1.2. tagnosis init --print shows one that is right.',
    });
  }
  const placeOf = (at: readonly string[]): string => {
    const node = document.getIn(at, true) as {range?: readonly number[]} | undefined;
    const {line, col} = lines.linePos(node?.range?.[0] ?? 0);
    return `${shown}:${line}:${col}: ${at.join('.')}`;
  };
  const parsed = FILE_CONFIG.safeParse(plainValue(document, shown) ?? {});
  if (parsed.success) return withKnownOptions(parsed.data, placeOf);
  const issue = parsed.error.issues[0];
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const at = [...(issue?.path ?? []), ...keys.slice(0, 1)].map(String);
  const place = placeOf(at);
  const unknown = keys[0];
  if (unknown === undefined) {
    throw new TagnosisError('config-invalid-value', `${place}: ${issue?.message ?? 'wrong value'}.`, {
      hint: 'tagnosis init --print shows every key with an example.',
    });
  }
  const near = nearest(unknown, knownKeys(at.slice(0, -1)));
  throw new TagnosisError('config-unknown-key', `${place} is no key of ${CONFIG_NAME}.`, {
    hint: near === null ? 'tagnosis init --print shows every key.' : `Did you mean ${near}?`,
  });
}

/** A name that no trainer knows would be passed over in silence: `--option` refuses it too. */
function withKnownOptions(config: FileConfig, placeOf: (at: readonly string[]) => string): FileConfig {
  const unknown = Object.keys(config.options ?? {}).find(name => !PROFILE_OPTIONS.includes(name));
  if (unknown === undefined) return config;
  const near = nearest(unknown, PROFILE_OPTIONS);
  throw new TagnosisError('config-unknown-key', `${placeOf(['options', unknown])} is no option of a trainer.`, {
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

const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'profile',
    'layout',
    'captions',
    'caption-extension',
    'caption-column',
    'separator',
    'encoder',
    'purpose',
    'trigger',
    'allow',
    'fail-under',
    'taxonomy',
    'taxonomy-scheme',
    'tokenizers',
    'max-caption-bytes',
    'max-items',
    'options',
    'groups',
    'targets',
    'advice',
  ],
  targets: ['groups', 'coverage'],
  advice: ['off', 'accept'],
};

function knownKeys(path: readonly string[]): readonly string[] {
  return KEYS[path.join('.')] ?? [];
}
