import {existsSync, readdirSync, statSync} from 'node:fs';
import {basename, dirname, resolve} from 'node:path';
import {PROFILES, type Profile} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {captionsApart} from './captions-apart.ts';
import {captionsOnly} from './captions-only.ts';
import {count, type Candidate, type Recogniser, type SourceOptions} from './candidate.ts';
import {diskTree} from './disk-tree.ts';
import {imagefolder} from './imagefolder.ts';
import {isImageFile} from './image-files.ts';
import {kohyaFolder} from './kohya-folder.ts';
import {nearest} from '../config/nearest.ts';
import {pairs} from './pairs.ts';
import type {Source} from './source.ts';
import type {Tree} from './tree.ts';

/** In the order in which they are believed: docs/layouts.md. */
const RECOGNISERS: readonly Recogniser[] = [imagefolder, kohyaFolder, pairs, captionsApart, captionsOnly];

/** Finds out what lies at a path and opens it for reading; nothing but names and metadata has been read then. */
export function openSource(path: string, options: SourceOptions): Source {
  if (!existsSync(path)) throw notFound(path);
  const profile = PROFILES[options.profile === 'auto' ? 'kohya' : options.profile];
  return statSync(path).isDirectory()
    ? openFolder(diskTree(path, options), profile, options)
    : openFile(path, profile, options);
}

function openFile(path: string, profile: Profile, options: SourceOptions): Source {
  if (!/\.(jsonl|csv)$/.test(path)) {
    throw new TagnosisError('layout-unsupported', `${basename(path)} is no data set that this version reads.`, {
      hint: 'Give a folder, or a metadata file (.jsonl, .csv).',
    });
  }
  const tree = diskTree(dirname(resolve(path)), options);
  const candidate = imagefolder({...tree, name: basename(path)}, profile, options, basename(path));
  if (candidate === null) throw empty(tree);
  return candidate.open();
}

/** The first layout that captions at least half of the images it sees wins, else the one that captions most. */
function openFolder(tree: Tree, profile: Profile, options: SourceOptions): Source {
  const found = RECOGNISERS.map(recognise => recognise(tree, profile, options)).filter(candidate => candidate !== null);
  const chosen =
    options.layout === 'auto' ? choose(found, options) : found.find(({layout}) => layout === options.layout);
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

function choose(found: readonly Candidate[], {captions}: SourceOptions): Candidate | undefined {
  const declared = captions === undefined ? undefined : found.find(({layout}) => layout === 'captions-apart');
  const fits = found.find(({resolved, visible, rows}) => (visible === 0 ? rows > 0 : resolved >= visible / 2));
  return declared ?? fits ?? found.toSorted((a, b) => b.resolved - a.resolved)[0];
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
