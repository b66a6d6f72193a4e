import {jsonMistake, yamlWords} from '../../config/syntax-words.ts';
import {TagnosisError} from '../../errors.ts';
import {readKohyaConfig} from './kohya-config.ts';
import {readAiToolkit, readDiffusionPipe, readMusubi, readOneTrainer} from './other-configs.ts';
import {asTable, type Table, tables} from './settings-table.ts';
import {readSimpleTuner} from './simpletuner-config.ts';
import type {TrainerConfig} from './trainer-config.ts';

/** Reads a settings file by what it holds, never by its name; null when it is none. Readers of formats load lazily. */
export async function parseSettings(text: string, file: string): Promise<TrainerConfig | null> {
  try {
    return await read(text, file);
  } catch (cause) {
    // Values are read by the readers of options, which know of no file.
    if (!(cause instanceof TagnosisError) || cause.message.startsWith(file)) throw cause;
    throw new TagnosisError(cause.code, `${file}: ${cause.message}`, {hint: cause.hint, cause});
  }
}

async function read(text: string, file: string): Promise<TrainerConfig | null> {
  if (file.endsWith('.toml')) return fromToml(await readToml(text, file), file);
  if (/\.ya?ml$/.test(file)) return fromYaml(await readYaml(text, file), file);
  return fromJson(readJson(text, file), file);
}

function fromToml(root: Table, file: string): TrainerConfig | null {
  if (root.has('directory')) return readDiffusionPipe(root, file);
  const first = tables(root.get('datasets'))[0];
  if (first === undefined) return null;
  return first.has('image_directory') || first.has('image_jsonl_file')
    ? readMusubi(root, file)
    : readKohyaConfig(root, file);
}

function fromYaml(root: Table | null, file: string): TrainerConfig | null {
  return root?.has('config') === true ? readAiToolkit(root, file) : null;
}

/** Other JSON (kohya metadata, captions by file) is no settings file. */
function fromJson(value: unknown, file: string): TrainerConfig | null {
  refuseOurs(value, file);
  if (Array.isArray(value)) {
    const list = tables(value);
    if (list.some(table => table.has('instance_data_dir') || table.has('caption_strategy')))
      return readSimpleTuner(list, file);
    return list.some(table => table.has('path')) ? readOneTrainer(list, file) : null;
  }
  const root = asTable(value);
  if (root === null) return null;
  if (Array.isArray(root.get('datasets'))) return readKohyaConfig(root, file);
  return asTable(root.get('config')) === null ? null : readAiToolkit(root, file);
}

/** Reports and baselines are no data sets, and look as if they were tables or settings. */
function refuseOurs(value: unknown, file: string): void {
  const root = asTable(Array.isArray(value) ? value[0] : value);
  const isReport = root?.has('schemaVersion') === true && asTable(root.get('tool'))?.get('name') === 'tagnosis';
  if (!isReport && root?.get('kind') !== 'tagnosis/baseline') return;
  const kind = isReport ? 'a report' : 'a baseline';
  throw new TagnosisError('layout-unsupported', `${file} is ${kind} of tagnosis, not a data set.`, {
    hint: `What changed since it was written: tagnosis compare ${file} <data set>`,
  });
}

async function readToml(text: string, file: string): Promise<Table> {
  const {parse, TomlError} = await import('smol-toml');
  try {
    return asTable(parse(text)) ?? new Map<string, unknown>();
  } catch (cause) {
    const place = cause instanceof TomlError ? `:${cause.line}:${cause.column}` : '';
    throw syntax(`${file}${place}`, 'TOML', cause);
  }
}

async function readYaml(text: string, file: string): Promise<Table | null> {
  const {parseDocument, LineCounter} = await import('../../config/yaml.ts');
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {lineCounter: lines, schema: 'core', prettyErrors: false});
    const error = document.errors[0];
    if (error === undefined) return asTable(document.toJS({maxAliasCount: 100}));
    const {line, col} = lines.linePos(error.pos[0]);
    throw broken(`${file}:${line}:${col}: not YAML: ${yamlWords(error)}.`, error);
  } catch (cause) {
    // Aliases that stand for too much, and brackets too deep for the stack, are found out while they are written out.
    throw cause instanceof TagnosisError ? cause : syntax(file, 'YAML that can be written out', cause);
  }
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const {place, words} = jsonMistake(text, cause);
    throw broken(`${file}${place}: not JSON: ${words}.`, cause);
  }
}

function syntax(place: string, format: string, cause: unknown): TagnosisError {
  const message = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '';
  return broken(`${place}: not ${format}: ${message}`, cause);
}

function broken(message: string, cause: unknown): TagnosisError {
  return new TagnosisError('config-syntax', message, {hint: 'Correct that line.', cause});
}
