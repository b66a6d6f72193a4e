import {dirname, resolve} from 'node:path';
import {findConfig} from '../../../config/config-file.ts';
import {type Dtype, DTYPES} from '../../../config/models.ts';
import {cacheFolder} from '../../../engines/image/cache-folder.ts';
import {lockedModel, LOCK_NAME} from '../../../engines/models/model-lock.ts';
import {KNOWN_MODELS, modelName, type ModelName, parseModelName} from '../../../engines/models/model-name.ts';
import {inHubCache, modelsFolder, removeModel, storedModels, storedNames} from '../../../engines/models/model-store.ts';
import {TagnosisError} from '../../../errors.ts';
import {commandHelp} from '../help.ts';
import {known} from '../known.ts';
import {type Parsed, parseOptions, textOption} from '../options.ts';
import {MODELS_OPTIONS} from './models-options.ts';
import type {ExitCode, World} from '../world.ts';

const DOES = ['list', 'get', 'path', 'verify', 'remove'] as const;
const HUB = 'https://huggingface.co';

/** What a subcommand works with. */
interface Place {
  readonly world: World;
  readonly parsed: Parsed;
  readonly models: string;
  /** Folder of the lock: that of the nearest tagnosis.yml, or else of the models. */
  readonly lockFolder: string;
}

/** `tagnosis models list|get|path|verify|remove`: image–text models for `check --clip`. */
export async function models(world: World, args: readonly string[]): Promise<ExitCode> {
  const parsed = parseOptions(args, MODELS_OPTIONS, 'models');
  const [told, name, ...others] = parsed.paths;
  if (parsed.values.has('help') || told === undefined) {
    world.print(commandHelp('models', MODELS_OPTIONS));
    return parsed.values.has('help') ? 0 : 2;
  }
  const what = known('command of models', told, DOES);
  if (others.length > 0)
    throw new TagnosisError('usage', `models ${what} takes one model.`, {hint: 'Run it for each.'});
  const cache = textOption(parsed, 'cache-dir');
  const folder = modelsFolder(world.env, cache === undefined ? cacheFolder(world.env) : resolve(cache));
  const config = findConfig('.');
  const place = {world, parsed, models: folder, lockFolder: config === null ? folder : dirname(config)};
  if (what === 'list') return list(place);
  if (name === undefined) {
    throw new TagnosisError('usage', `models ${what} wants a model.`, {
      hint: `For example: tagnosis models ${what} clip-b32`,
    });
  }
  const one = modelName(name);
  if (what === 'get') return get(place, one);
  if (what === 'path') return path(place, name, one);
  return what === 'verify' ? verify(place, name, one) : remove(place, name, one);
}

function list({world, models: folder}: Place): ExitCode {
  for (const {alias, name, megabytes: size, licence, says} of KNOWN_MODELS) {
    const own = parseModelName(name);
    const at = own === null ? null : placeOf(folder, own, world);
    world.print(
      `${alias}  ${says}\n  ${name}, ${size} MB, licence ${licence}\n  ${at ?? `not here: tagnosis models get ${alias}`}\n`,
    );
  }
  const named = new Set(KNOWN_MODELS.map(({name}) => name));
  for (const name of storedNames(folder).filter(one => !named.has(one))) world.print(otherWords(folder, name));
  return 0;
}

/** Of a model that has no short name. */
function otherWords(folder: string, name: string): string {
  const own = parseModelName(name);
  const stored = own === null ? [] : storedModels(folder, own);
  const bytes = stored.reduce((sum, one) => sum + one.bytes, 0);
  return `${name}  ${megabytes(bytes)} MB\n${stored.map(one => `  ${one.folder}\n`).join('')}`;
}

/** Where a model lies; null where it was not fetched. */
function placeOf(folder: string, name: ModelName, world: World): string | null {
  return storedModels(folder, name).at(-1)?.folder ?? inHubCache(name, world.env);
}

async function get(place: Place, name: ModelName): Promise<ExitCode> {
  const {world, parsed, models: folder, lockFolder} = place;
  const offline = ['TAGNOSIS_OFFLINE', 'HF_HUB_OFFLINE'].find(key => /^(1|true|yes|on)$/i.test(world.env[key] ?? ''));
  if (offline !== undefined) {
    throw new TagnosisError('model-offline', `${name.org}/${name.name} is not fetched, since ${offline} is set.`, {
      hint: 'Unset it, or fetch the model elsewhere and give its folder to --clip.',
    });
  }
  const {getModel} = await import('../../../engines/models/get-model.ts');
  const {proxyFor} = await import('../../../engines/models/proxy.ts');
  const dtype = textOption(parsed, 'dtype');
  const quiet = parsed.values.has('quiet');
  const shows = world.errTty && !quiet;
  const found = await getModel(name, {
    models: folder,
    lockFolder,
    endpoint: endpointOf(world),
    token: world.env['HF_TOKEN'],
    proxyOf: url => proxyFor(url, world.env),
    revision: textOption(parsed, 'revision'),
    dtype: dtype === undefined ? undefined : (known('dtype', dtype, DTYPES) satisfies Dtype),
    signal: world.signal,
    onWait: holder => {
      if (!quiet) world.warn(waitingWords(name, holder));
    },
    onProgress: (file, bytes, of) => {
      if (shows) world.warn(`\r\u001b[K${file} ${megabytes(bytes)}${of === null ? '' : ` of ${megabytes(of)}`} MB`);
    },
  });
  if (shows) world.warn('\r\u001b[K');
  if (!quiet) world.print(`${found}\n`);
  return 0;
}

/** Half a minute without a word would look like a program that hangs. */
function waitingWords({org, name}: ModelName, holder: string): string {
  const [, pid, , host] = /^(\d+)( ([\w.-]+))?$/.exec(holder) ?? [];
  const who = pid === undefined ? 'Another process' : `Process ${pid}${host === undefined ? '' : ` on ${host}`}`;
  return `${who} is fetching ${org}/${name}, or was ended while it did: waiting.\n`;
}

function endpointOf({env}: World): string {
  const told = (env['HF_ENDPOINT'] ?? HUB).replace(/\/+$/, '');
  if (/^https?:\/\/[^/]+/.test(told)) return told;
  throw new TagnosisError('usage', `HF_ENDPOINT is "${told.slice(0, 60)}", which is no address.`, {
    hint: `For example: ${HUB}`,
  });
}

function path({world, models: folder}: Place, told: string, name: ModelName): ExitCode {
  const at = placeOf(folder, name, world);
  if (at === null) throw notHere(told);
  world.print(`${at}\n`);
  return 0;
}

async function verify(
  {world, models: folder, lockFolder, parsed}: Place,
  told: string,
  name: ModelName,
): Promise<ExitCode> {
  const locked = lockedModel(lockFolder, `${name.org}/${name.name}`);
  const stored = storedModels(folder, name).find(({revision}) => revision === locked?.revision.replaceAll('/', '--'));
  if (stored === undefined) throw notHere(told);
  if (locked === null) return 0;
  const {verifyModel} = await import('../../../engines/models/verify-model.ts');
  const wrong = await verifyModel(stored.folder, locked, {signal: world.signal});
  if (wrong.length > 0) {
    throw new TagnosisError(
      'model-checksum',
      `${stored.folder}: ${wrong.map(({file, why}) => `${file} ${why}`).join('; ')}.`,
      {
        hint: `It is not what ${LOCK_NAME} says: tagnosis models remove ${told}, then get it again.`,
      },
    );
  }
  if (!parsed.values.has('quiet')) world.print(`${stored.folder} is what was locked.\n`);
  return 0;
}

async function remove({world, models: folder, parsed}: Place, told: string, name: ModelName): Promise<ExitCode> {
  const stored = storedModels(folder, name);
  if (stored.length === 0) throw notHere(told);
  const bytes = stored.reduce((sum, one) => sum + one.bytes, 0);
  if (!parsed.values.has('yes')) {
    const answer = await world.ask?.(`Remove ${name.org}/${name.name} (${megabytes(bytes)} MB)? [y/N] `);
    if (answer === undefined)
      throw new TagnosisError('usage', 'Nobody can be asked here.', {hint: 'Confirm with --yes.'});
    if (!/^y(es)?$/i.test(answer.trim())) return 0;
  }
  removeModel(folder, name);
  if (!parsed.values.has('quiet')) world.print(`Removed ${name.org}/${name.name} (${megabytes(bytes)} MB).\n`);
  return 0;
}

function notHere(told: string): TagnosisError {
  return new TagnosisError('model-missing', `The model ${told} is not on this machine.`, {
    hint: `Run: tagnosis models get ${told}`,
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
