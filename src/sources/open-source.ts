import {existsSync, readdirSync, statSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {PROFILES, type Profile} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {captionsApart} from './captions-apart.ts';
import {captionsJson} from './captions-json.ts';
import {captionsOnly} from './captions-only.ts';
import {count, type Candidate, type Recogniser, type SourceOptions} from './candidate.ts';
import {diskTree} from './disk-tree.ts';
import {parseRevision} from './revision.ts';
import {imagefolder} from './imagefolder.ts';
import {isImageFile} from './image-files.ts';
import {kohyaMetadata} from './kohya-metadata.ts';
import {kohyaFolder} from './kohya-folder.ts';
import {nearest} from '../config/nearest.ts';
import {pairs} from './pairs.ts';
import type {Source} from './source.ts';
import type {Tree} from './tree.ts';

/** In the order in which they are believed: docs/layouts.md. */
const RECOGNISERS: readonly Recogniser[] = [
  imagefolder,
  kohyaMetadata,
  captionsJson,
  kohyaFolder,
  pairs,
  captionsApart,
  captionsOnly,
];
/** Names under which a data set carries its trainer's settings. */
const SETTINGS: readonly string[] = [
  'dataset_config.toml',
  'dataset_config.json',
  'dataset.toml',
  'multidatabackend.json',
  'concepts.json',
];

/** Finds out what lies at a path and opens it for reading; nothing but names and metadata has been read then. */
export async function openSource(path: string, options: SourceOptions): Promise<Source> {
  const profile = PROFILES[options.profile === 'auto' ? 'kohya' : options.profile];
  const revision = existsSync(path) ? null : parseRevision(path);
  if (revision !== null) {
    const {gitTree} = await import('./git-tree.ts');
    return openFolder(gitTree(revision.revision, revision.path), profile, options);
  }
  if (!existsSync(path)) throw notFound(path);
  if (!statSync(path).isDirectory()) return openFile(path, profile, options);
  return (await ownSettings(path, options)) ?? openFolder(diskTree(path, options), profile, options);
}

/** Exactly one settings file in the root, and its folders are there. */
async function ownSettings(folder: string, options: SourceOptions): Promise<Source | null> {
  if (options.layout !== 'auto' && options.layout !== 'trainer-config') return null;
  const found = SETTINGS.map(name => join(folder, name)).filter(path => existsSync(path));
  const [path] = found;
  if (path === undefined || found.length > 1) return null;
  try {
    const {trainerConfig} = await import('./trainer-config.ts');
    return await trainerConfig(path, options);
  } catch (error) {
    // Settings for folders of another machine may lie beside a set that can be read as it is.
    if (error instanceof TagnosisError && error.code === 'config-path-not-found' && options.layout === 'auto')
      return null;
    throw error;
  }
}

async function openFile(path: string, profile: Profile, options: SourceOptions): Promise<Source> {
  const name = basename(path);
  if (/\.(toml|ya?ml|json)$/.test(path)) {
    const {trainerConfig} = await import('./trainer-config.ts');
    const source = await trainerConfig(path, options);
    if (source !== null) return source;
  }
  if (!/\.(jsonl|csv|json)$/.test(path)) {
    throw new TagnosisError('layout-unsupported', `${name} is no data set that this version reads.`, {
      hint: 'Give a folder, a metadata file (.jsonl, .csv, .json), or the settings of a trainer (.toml, .yaml, .json).',
    });
  }
  const tree = {...diskTree(dirname(resolve(path)), options), name};
  const isKohya = path.endsWith('.json') || /"image_path"/.test(new TextDecoder().decode(tree.head(name, 4096)));
  const candidate = isKohya
    ? (captionsJson(tree, profile, options, name) ?? kohyaMetadata(tree, profile, options, name))
    : imagefolder(tree, profile, options, name);
  if (candidate === null) throw empty(tree);
  return candidate.open();
}

/** The first layout that captions at least half of the images it sees wins, else the one that captions most. */
function openFolder(tree: Tree, profile: Profile, options: SourceOptions): Source {
  const {chosen, found} = recognise(tree, profile, options);
  if (chosen === undefined) {
    if (options.layout === 'auto') throw empty(tree);
    throw new TagnosisError('layout-mismatch', `${tree.name} cannot be read as ${options.layout}.`, {
      hint:
        found.length === 0
          ? 'No layout was recognised there.'
          : `Recognised: ${found.map(({layout}) => layout).join(', ')}.`,
    });
  }
  const source = chosen.open();
  const others = found.filter(other => other !== chosen && other.layout === 'imagefolder');
  return {
    ...source,
    detection: {
      ...source.detection,
      captionsOnly: source.detection.captionsOnly || options.captionsOnly === true,
      alsoFound: others.map(({summary}) => `${summary}, not used`),
    },
  };
}

interface Recognised {
  readonly chosen: Candidate | undefined;
  readonly found: readonly Candidate[];
}

/** Asks the layouts in turn, and no further than the first that fits: each question costs a pass over all names. */
function recognise(tree: Tree, profile: Profile, options: SourceOptions): Recognised {
  const {layout, captions} = options;
  const wanted = layout !== 'auto' ? layout : captions === undefined ? null : 'captions-apart';
  const found: Candidate[] = [];
  for (const recogniser of RECOGNISERS) {
    const candidate = recogniser(tree, profile, options);
    if (candidate === null) continue;
    found.push(candidate);
    if (wanted === null ? isFit(candidate) : candidate.layout === wanted) return {chosen: candidate, found};
  }
  const best = found.toSorted((a, b) => b.resolved - a.resolved)[0];
  return {chosen: layout === 'auto' ? (found.find(isFit) ?? best) : undefined, found};
}

function isFit({resolved, visible, rows}: Candidate): boolean {
  return visible === 0 ? rows > 0 : resolved >= visible / 2;
}

function notFound(path: string): TagnosisError {
  const parent = dirname(resolve(path));
  const names = existsSync(parent) ? readdirSync(parent) : [];
  const near = nearest(basename(path), names);
  return new TagnosisError('source-not-found', `There is nothing at ${path}`, {
    hint: near === null ? 'Give the folder of the data set, or its metadata file.' : `Did you mean ${near}?`,
  });
}

function empty(tree: Tree): TagnosisError {
  const images = tree.files.filter(isImageFile).length;
  const there =
    tree.files.length === 0 ? 'it is empty' : `it holds ${count(tree.files.length, 'file')}, ${count(images, 'image')}`;
  return new TagnosisError('source-empty', `${tree.name} holds no data set: ${there}.`, {
    hint: 'Expected images with caption files beside them, kohya folders (10_name/), or a metadata.jsonl.',
  });
}
