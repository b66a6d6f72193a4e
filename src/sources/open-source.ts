import {existsSync, readdirSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {nearest} from '../config/nearest.ts';
import {PROFILES, type Profile} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {count, type SourceOptions} from './candidate.ts';
import {captionFolder} from './caption-folder.ts';
import {DISK_MEDIUM} from './disk-medium.ts';
import {isImageFile} from './image-files.ts';
import type {Place} from './medium.ts';
import {openFile} from './open-file.ts';
import {atOnce} from './pieces.ts';
import {type Failure, recognise, recogniseAs} from './recognise.ts';
import {parseRevision} from './revision.ts';
import {sideFiles} from './side-files.ts';
import type {Source} from './source.ts';
import type {Tree} from './tree.ts';
import {unsupported} from './unsupported.ts';
import {wrongPath} from './wrong-path.ts';

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
  const wrong = wrongPath(path);
  if (wrong !== null) throw wrong;
  return openPlace(await placeOf(path), options);
}

/** `openSource` of a place that is known: in a medium of one's own. */
export async function openPlace(place: Place, options: SourceOptions): Promise<Source> {
  const profile = PROFILES[options.profile === 'auto' ? 'kohya' : options.profile];
  const {medium, at} = place;
  if (medium.kind(at) === 'file') return openFile(place, profile, options);
  const settings = await ownSettings(place, options);
  if (settings !== null && 'detection' in settings) return settings;
  const failures = settings === null ? [] : [settings];
  const root = medium.top === null ? at : null;
  const {runPiece = atOnce} = options;
  return runPiece(() => openFolder({tree: medium.tree(at, options), root, failures}, profile, options));
}

/** What is on disk goes before a revision of that name. */
async function placeOf(path: string): Promise<Place> {
  if (existsSync(path)) return {medium: DISK_MEDIUM, at: path};
  const revision = parseRevision(path);
  if (revision === null) throw notFound(path);
  const {gitMedium} = await import('./git-medium.ts');
  return gitMedium(revision.revision, revision.path);
}

/** Exactly one settings file in the root, and its folders are there. A failure when it cannot be read and need not be. */
async function ownSettings({medium, at}: Place, options: SourceOptions): Promise<Source | Failure | null> {
  if (options.captions !== undefined || (options.layout !== 'auto' && options.layout !== 'trainer-config')) return null;
  const found = SETTINGS.map(name => join(at, name)).filter(path => medium.kind(path) === 'file');
  const [path] = found;
  if (path === undefined || found.length > 1) return null;
  try {
    const {trainerConfig} = await import('./trainer-config.ts');
    return await trainerConfig({medium, path, within: at}, options);
  } catch (error) {
    // Settings for folders of another machine may lie beside a set that can be read as it is.
    if (error instanceof TagnosisError && options.layout === 'auto') return {layout: 'trainer-config', error};
    throw error;
  }
}

interface Found {
  readonly tree: Tree;
  /** Where the tree lies on disk; null for a revision. */
  readonly root: string | null;
  readonly failures: readonly Failure[];
}

/** As the layout that was asked for; else the first that captions at least half of the images it sees, or the best. */
function openFolder({tree, root, failures}: Found, profile: Profile, told: SourceOptions): Source {
  const options = told.captions === undefined ? told : {...told, captions: captionFolder(told.captions, tree, root)};
  const wanted = wantedLayout(options);
  if (wanted !== null)
    return withOptions(withSideFiles(recogniseAs(wanted, tree, profile, options).open(), tree), options, []);
  const {chosen, fits, found, failed} = recognise(tree, profile, options);
  const unread = [...failures, ...failed];
  if (chosen === undefined || (!fits && unread.length > 0)) throw unread[0]?.error ?? empty(tree);
  const others = found.filter(other => other !== chosen && other.layout === 'imagefolder');
  return withOptions(withSideFiles(chosen.open(), tree), options, [
    ...others.map(({summary}) => `${summary}, not used`),
    ...unread.map(({layout, error}) => `${layout}, not readable: ${error.message.replace(/\.$/, '')}`),
  ]);
}

function wantedLayout({layout, captions}: SourceOptions): Exclude<SourceOptions['layout'], 'auto'> | null {
  if (captions === undefined) return layout === 'auto' ? null : layout;
  if (layout === 'auto' || layout === 'captions-apart') return 'captions-apart';
  throw new TagnosisError('layout-mismatch', `A folder of captions goes with captions-apart, not with ${layout}.`, {
    hint: 'Leave out --captions or --layout.',
  });
}

function withSideFiles(source: Source, {files}: Tree): Source {
  const {detection} = source;
  return {...source, detection: {...detection, notes: [...detection.notes, ...sideFiles(files)]}};
}

function withOptions(source: Source, {captionsOnly}: SourceOptions, alsoFound: readonly string[]): Source {
  const {detection} = source;
  return {
    ...source,
    detection: {
      ...detection,
      captionsOnly: detection.captionsOnly || captionsOnly === true,
      alsoFound: [...detection.alsoFound, ...alsoFound],
    },
  };
}

function notFound(path: string): TagnosisError {
  if (/\{\d+\.\.\d+\}\.tar$/.test(path)) return unsupported(basename(path));
  const parent = dirname(resolve(path));
  const names = existsSync(parent) ? readdirSync(parent) : [];
  const near = nearest(basename(path), names);
  return new TagnosisError('source-not-found', `There is nothing at ${path}`, {
    hint: near === null ? 'Give the folder of the data set, or its metadata file.' : `Did you mean ${near}?`,
  });
}

function empty(tree: Tree): TagnosisError {
  const images = tree.files.filter(isImageFile).length;
  const unseen = tree.notes.filter(({code}) => code === 'folder-unreadable' || code === 'folder-too-deep');
  const there =
    unseen.length > 0
      ? `${count(unseen.length, 'folder')} of it could not be read (${unseen[0]?.place ?? ''})`
      : tree.files.length === 0
        ? 'it is empty'
        : `it holds ${count(tree.files.length, 'file')}, ${count(images, 'image')}`;
  return new TagnosisError('source-empty', `${tree.name} holds no data set: ${there}.`, {
    hint: 'Expected images with caption files beside them, kohya folders (10_name/), or a metadata.jsonl.',
  });
}
