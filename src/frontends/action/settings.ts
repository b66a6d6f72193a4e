import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join, posix, resolve} from 'node:path';
import type {AnalyzeOptions} from '../../analyze-options.ts';
import {type ConfigFile, readConfigFile} from '../../config/config-file.ts';
import type {ActionConfig, FileConfig} from '../../config/schema.ts';
import {toldPolicy, toldPool} from '../../engines/image/policy.ts';
import type {GitBlobs} from '../../sources/git-blobs.ts';
import type {GitListing} from '../../sources/git-listing.ts';
import {isImageFile} from '../../sources/image-files.ts';
import {checkNames} from '../cli/config-checks.ts';
import {fromFile, listedIn} from '../cli/settings.ts';
import type {Repositories} from './git.ts';
import type {Inputs} from './inputs.ts';

/** What one run does: inputs over the configuration over defaults. */
export interface Settings {
  readonly analyze: AnalyzeOptions;
  readonly paths: readonly string[] | undefined;
  readonly onlyChanged: boolean;
  readonly gates: Gates;
  readonly comment: 'always' | 'on-change' | 'on-failure' | 'never';
  readonly suggestions: number;
  readonly annotations: number;
  readonly summary: boolean;
  /** Bits by which the divergence of tags must exceed chance. */
  readonly driftThreshold: number;
  readonly issue: 'on-drift' | 'never';
  readonly issueLabels: readonly string[];
}

export interface Gates {
  readonly failUnder: number | null;
  readonly failOnDrop: number | null;
  readonly failOn: 'none' | 'error' | 'warning';
  readonly failOnDrift: boolean;
  readonly warnOnly: boolean;
}

/** A thread of the decoder takes as long to start as so many images to decode. */
const IMAGES_PER_THREAD = 16;

/** A configuration as it was found in a revision. */
export interface FoundConfig {
  readonly file: ConfigFile;
  /** Where it lies on disk now, with the files that it names beside it. */
  readonly at: string;
  /** Names and contents of it and of the files that it names. */
  readonly files: readonly (readonly [name: string, oid: string])[];
}

/**
 * The configuration of a revision: on pull requests the base's, else a pull request would lower its own gate. It is copied with the
 * files that it names into a folder of ours; names that lead out of the repository lead nowhere there.
 */
export async function configOf(
  listing: GitListing,
  blobs: GitBlobs,
  {path, temp, bring}: {readonly path: string; readonly temp: string; readonly bring: Repositories['bring']},
): Promise<FoundConfig | null> {
  const files: [string, string][] = [];
  const copy = async (name: string): Promise<string | null> => {
    const entry = listing.files.get(name);
    if (entry?.kind !== 'file') return null;
    await bring([entry.oid]);
    blobs.announce(listing.folders.get('') ?? '', new Map([[name, entry.oid]]));
    files.push([name, entry.oid]);
    const to = join(temp, name);
    mkdirSync(dirname(to), {recursive: true});
    writeFileSync(to, blobs.read(name, entry.oid));
    return to;
  };
  const at = await copy(path);
  if (at === null) return null;
  const file = await readConfigFile(at, path);
  checkNames(file);
  const {taxonomy, tokenizers = {}, background} = file.config;
  for (const name of [taxonomy, background, ...Object.values(tokenizers)]) {
    const beside = name === undefined ? '..' : posix.join(posix.dirname(path), name);
    if (beside === '..' || beside.startsWith('../')) continue;
    // A background may be a folder; of its images nothing is read.
    const below = [...listing.files.keys()].filter(one => one.startsWith(`${beside}/`) && !isImageFile(one));
    for (const one of [beside, ...below]) await copy(one);
  }
  return {file, at, files};
}

/** A model comes from inputs alone, never from a file of the repository; how it is asked may stand there. */
function modelOf(
  {clipModelPath: model, clipRuntimePath: runtime}: Inputs,
  {alignment, images}: FileConfig,
): AnalyzeOptions {
  if (model === undefined || runtime === undefined || images?.enabled === false) return {};
  const {
    model: _model,
    tagger: _tagger,
    'trust-model': trustModel = false,
    'tagger-threshold': taggerThreshold,
    ...told
  } = alignment ?? {};
  const known = Object.fromEntries(
    Object.entries({...told, taggerThreshold}).filter(([, value]) => value !== undefined),
  );
  return {alignment: {model: resolve(model), runtime: resolve(runtime), trustModel, ...known}};
}

/** Every setting that is not a matter of one data set, with the options that all are read with. */
export function settingsOf(
  inputs: Inputs,
  found: FoundConfig | null,
  images: {readonly cache: string | null},
): Settings {
  const config: FileConfig = found?.file.config ?? {};
  const action: ActionConfig = config.action ?? {};
  const policy = toldPolicy({maxPixels: inputs.maxImagePixels}, config.images);
  return {
    analyze: {
      ...(found === null ? {} : {...fromFile(found.file, 'the data set'), ...listedIn(config, found.at)}),
      ...(inputs.metrics === undefined ? {} : {metrics: inputs.metrics}),
      ...(config.images?.enabled === false
        ? {}
        : {images: {policy, cache: images.cache, perThread: IMAGES_PER_THREAD, ...toldPool({}, config.images)}}),
      ...modelOf(inputs, config),
    },
    paths: inputs.paths ?? action.paths,
    onlyChanged: inputs.onlyChanged ?? action['only-changed'] ?? true,
    gates: {
      failUnder: inputs.failUnder ?? config['fail-under'] ?? null,
      failOnDrop: inputs.failOnDrop ?? config['fail-on-drop'] ?? null,
      failOn: inputs.failOn ?? action['fail-on'] ?? 'none',
      failOnDrift: inputs.failOnDrift ?? action['fail-on-drift'] ?? false,
      warnOnly: inputs.warnOnly ?? action['warn-only'] ?? false,
    },
    comment: inputs.comment ?? action.comment ?? 'on-change',
    suggestions: inputs.suggestions ?? action.suggestions ?? 0,
    annotations: inputs.annotations ?? action.annotations ?? 10,
    summary: inputs.summary ?? action.summary ?? true,
    driftThreshold: inputs.driftThreshold ?? action['drift-threshold'] ?? 0.05,
    issue: inputs.issue ?? action.issue ?? 'on-drift',
    issueLabels: inputs.issueLabels ?? action['issue-labels'] ?? ['dataset-drift'],
  };
}
