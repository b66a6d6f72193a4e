import {existsSync, realpathSync} from 'node:fs';
import {basename, dirname, join, sep} from 'node:path';
import type {AnalyzeOptions} from '../../analyze-options.ts';
import type {Purpose} from '../../advice/finding.ts';
import {checkOption} from '../../config/check-option.ts';
import {type ConfigFile, findConfig, readConfigFile} from '../../config/config-file.ts';
import {type OptionValue, parseEncoder, parseProfileOption} from '../../config/profile-options.ts';
import {toldDuplicates} from '../../config/told-duplicates.ts';
import {PROFILES, type ProfileName} from '../../config/profiles.ts';
import {cacheSettings} from './cache-settings.ts';
import {checkNames, placed, wordsOption} from './config-checks.ts';
import {configFolder} from './config-folder.ts';
import type {FileConfig} from '../../config/schema.ts';
import {matchKey} from '../../corpus/match-key.ts';
import {TagnosisError} from '../../errors.ts';
import {LAYOUTS, type Layout} from '../../sources/source.ts';
import {TAXONOMY_SCHEMES} from '../../sources/taxonomy-file.ts';
import {wrongPath} from '../../sources/wrong-path.ts';
import {parsePathMap} from '../../sources/trainers/resolve-path.ts';
import {imageSettings} from './image-settings.ts';
import {known} from './known.ts';
import {metricsOption} from './metrics-option.ts';
import {modelSettings} from './model-settings.ts';
import {numberOption, type Parsed, textOption} from './options.ts';
import type {World} from './world.ts';

/** What one run of `check` or `compare` does with one path. */
interface Settings {
  readonly analyze: AnalyzeOptions;
  /** A model is asked where its answers can be used: `check`. */
  readonly alignment: AnalyzeOptions['alignment'];
  /** Folder of what was seen and found before; null to keep nothing. */
  readonly cache: string | null;
  readonly failUnder: number | undefined;
  /** Of `compare`, in points; the flag goes before it. */
  readonly failOnDrop: number | undefined;
}

/** Flags over the nearest tagnosis.yml over defaults, for one path. */
export async function settingsFor(
  path: string,
  parsed: Parsed,
  world: Pick<World, 'env' | 'signal' | 'runPiece' | 'errTty' | 'warn'>,
): Promise<Settings> {
  // First: the configuration is looked for beside the data set.
  const wrong = wrongPath(path);
  if (wrong !== null) throw wrong;
  const told = textOption(parsed, 'config');
  if (told !== undefined && parsed.values.has('no-config')) {
    throw new TagnosisError('usage', '--config and --no-config contradict each other.', {
      hint: 'Leave one of them out.',
    });
  }
  const found = parsed.values.has('no-config') ? null : (told ?? findConfig(configFolder(path)));
  const read = found === null ? null : await readConfigFile(found);
  if (read !== null) checkNames(read);
  const file = read?.config ?? {};
  const cache = cacheSettings(parsed, {cache: file.cache, config: found}, world);
  const images = imageSettings(parsed, file.images, {cache, world});
  const beside = (key: string, name: string): string => (found === null ? name : besideConfig(found, key, name));
  const alignment = modelSettings(parsed, file.alignment, {beside, images, world});
  return {
    analyze: {
      ...(read === null ? {} : fromFile(read, path)),
      ...listedIn(file, found),
      ...fromFlags(parsed),
      ...(images === undefined ? {} : {images}),
      signal: world.signal,
      ...(world.runPiece === undefined ? {} : {runPiece: world.runPiece}),
    },
    alignment,
    cache,
    failUnder: numberOption(parsed, 'fail-under', [0, 100]) ?? file['fail-under'],
    failOnDrop: file['fail-on-drop'],
  };
}

/** Options that a configuration gives. `path` is the data set, for messages. */
export function fromFile({config: file, at}: ConfigFile, path: string): AnalyzeOptions {
  const {targets, groups, advice, options, encoder, duplicates} = file;
  return defined({
    profile: file.profile,
    layout: placed(at, ['layout'], file.layout, layoutOption),
    captions: placed(at, ['captions'], file.captions, folder => inside(folder, path)),
    captionExtension: file['caption-extension'],
    captionColumn: file['caption-column'],
    separator: file.separator,
    encoder: placed(at, ['encoder'], encoder, parseEncoder),
    purpose: file.purpose,
    trigger: placed(at, ['trigger'], listOf(file.trigger), wordsOption('trigger')),
    allow: placed(at, ['allow'], listOf(file.allow), wordsOption('allow')),
    maxCaptionBytes: file['max-caption-bytes'],
    maxItems: file['max-items'],
    interval: file.interval,
    metrics: placed(at, ['metrics'], listOf(file.metrics), metricsOption),
    profileOptions: options,
    groups:
      groups && Object.entries(groups).map(([name, values]) => ({name, values: values.map(matchKey), declared: true})),
    targets: targets && {groups: targets.groups ?? {}, coverage: targets.coverage ?? {}},
    duplicates: duplicates && toldDuplicates(duplicates),
    off: advice?.off,
    accept: advice?.accept,
  });
}

function listOf(told: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof told === 'string' ? [told] : told;
}

/** Files that a configuration names lie beside it or below: the list of tags, and tokenizers. */
export function listedIn(
  {taxonomy, 'taxonomy-scheme': scheme, background, tokenizers}: FileConfig,
  config: string | null,
): AnalyzeOptions {
  if (config === null) return {};
  const beside = (key: string, name: string): string => besideConfig(config, key, name);
  return defined({
    taxonomy: taxonomy && beside('taxonomy', taxonomy),
    taxonomyScheme: scheme,
    background: background && beside('background', background),
    tokenizers:
      tokenizers &&
      Object.fromEntries(
        Object.entries(tokenizers).map(([name, path]) => [name, beside(`tokenizers.${name}`, path ?? '')]),
      ),
  });
}

function besideConfig(config: string, key: string, name: string): string {
  const folder = realpathSync(dirname(config));
  const path = join(folder, name);
  const real = existsSync(path) ? realpathSync(path) : path;
  if (real.startsWith(folder + sep)) return real;
  throw new TagnosisError('config-invalid-value', `${key}: "${name}" leads out of the folder of ${basename(config)}.`, {
    hint: 'Name a file beside it or below, or give it on the command line.',
  });
}

/** A configuration may not lead out of the data set. */
function inside(folder: string, path: string): string {
  if (!join('/', folder).startsWith('/') || folder.split(/[\\/]/).includes('..')) {
    throw new TagnosisError('config-invalid-value', `"${folder}" leads out of ${path}.`, {
      hint: 'Name a folder inside the data set.',
    });
  }
  return folder;
}

function fromFlags(parsed: Parsed): AnalyzeOptions {
  const list = (name: string): readonly string[] | undefined => {
    const value = parsed.values.get(name);
    return Array.isArray(value) ? value : undefined;
  };
  const words = (name: string): readonly string[] | undefined => {
    const told = list(name);
    return told && wordsOption(`--${name}`)(told);
  };
  const text = (name: string): string | undefined => textOption(parsed, name);
  const [profile, layout, purpose, encoder] = [text('profile'), text('layout'), text('purpose'), text('encoder')];
  const [options, scheme] = [list('option'), text('taxonomy-scheme')];
  return defined({
    profile: profile === undefined ? undefined : profileOption(profile),
    layout: layout === undefined ? undefined : layoutOption(layout),
    purpose: purpose === undefined ? undefined : purposeOption(purpose),
    captions: text('captions'),
    pathMap: list('path-map')?.map(parsePathMap),
    captionExtension: text('caption-extension'),
    captionColumn: text('caption-column'),
    separator: text('separator'),
    encoder: encoder === undefined ? undefined : parseEncoder(encoder),
    profileOptions: options && profileOptions(options),
    weightedCaptions: parsed.values.has('weighted-captions') ? true : undefined,
    captionsOnly: parsed.values.has('captions-only') ? true : undefined,
    trigger: words('trigger'),
    allow: words('allow'),
    tokenizers: list('tokenizer') && tokenizersOption(list('tokenizer') ?? []),
    taxonomy: text('taxonomy'),
    taxonomyScheme: scheme === undefined ? undefined : known('taxonomy scheme', scheme, TAXONOMY_SCHEMES),
    background: text('background'),
    maxCaptionBytes: numberOption(parsed, 'max-caption-bytes', [1, 2 ** 30]),
    maxItems: numberOption(parsed, 'max-items', [1, 2 ** 31]),
    followSymlinks: parsed.values.has('follow-symlinks') ? true : undefined,
    metrics: metricsOption(list('metrics')),
    interval: parsed.values.has('interval') ? true : undefined,
    advice: text('advice') === 'none' ? false : undefined,
  });
}

function profileOptions(assignments: readonly string[]): Record<string, OptionValue> {
  const options = assignments.map(parseProfileOption);
  for (const [name, value] of options) checkOption(name, value);
  return Object.fromEntries(options);
}

type Undefinable<T> = {[K in keyof T]: T[K] | undefined};

/** Leaves out what was not given, so that it does not hide what stands below it. */
function defined(options: Undefinable<AnalyzeOptions>): AnalyzeOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** `t5=path`, or a path alone for whichever encoder the trainer has. */
function tokenizersOption(told: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    told.map(one => {
      const [, name = 'any', path = one] = /^([a-z0-9]+)=(.+)$/.exec(one) ?? [];
      if (name !== 'any') parseEncoder(`${name}-1`);
      return [name, path];
    }),
  );
}

const PURPOSES: readonly Purpose[] = ['character', 'style', 'concept', 'general'];

function purposeOption(name: string): Purpose {
  return known('purpose', name, PURPOSES);
}

function profileOption(name: string): 'auto' | ProfileName {
  return known('profile', name, ['auto', ...(Object.keys(PROFILES) as ProfileName[])]);
}

function layoutOption(name: string): 'auto' | Layout {
  return known('layout', name, ['auto', ...LAYOUTS]);
}
