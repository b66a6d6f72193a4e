import {basename, dirname, relative, sep} from 'node:path';
import {type Profile, PROFILES} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {assumeExtension} from './assume-extension.ts';
import {count, type SourceOptions} from './candidate.ts';
import {inferExtension, isCaptionFile} from './caption-files.ts';
import {diskTree} from './disk-tree.ts';
import {folderSource, orphans, type Pair, pairUp, sift, withShared} from './folder-source.ts';
import {isImageFile, refusal} from './image-files.ts';
import {metadataPairs} from './kohya-metadata.ts';
import {mountedTree} from './mounted-tree.ts';
import type {Detection, Source, Subset} from './source.ts';
import {parseSettings} from './trainers/parse-settings.ts';
import {resolveFolder} from './trainers/resolve-folder.ts';
import type {ConfiguredSubset} from './trainers/trainer-config.ts';
import {DISK, wholeText} from './text-file.ts';
import {fileName, folderOf, stem, type Tree} from './tree.ts';

/** Opens the data that a trainer's settings file names; null when the file is no settings file. */
export async function trainerConfig(path: string, options: SourceOptions): Promise<Source | null> {
  const file = basename(path);
  const config = await parseSettings(wholeText(DISK, path, file), file);
  if (config === null) return null;
  if (config.subsets.length === 0) {
    throw new TagnosisError('config-missing-key', `${file} names no folder of images.`, {
      hint: 'See docs/layouts.md for what each trainer calls it.',
    });
  }
  const profile = PROFILES[options.profile === 'auto' ? config.profile : options.profile];
  const placed = config.subsets.map(subset => place(subset, dirname(path), options));
  const root = commonFolder(placed.map(({folder}) => folder));
  const mounts = new Map(placed.map(({folder}) => [folder, inTree(folder, root)]));
  const tree = mountedTree(
    file,
    [...mounts].map(([folder, at]) => ({at, tree: diskTree(folder, options)})),
  );
  const parts = placed.map(one => readSubset(one, mounts.get(one.folder) ?? '', {tree, profile, options}));
  const pairs = withShared(parts.flatMap(part => part.pairs));
  const summary = `settings of ${profile.name}: ${file} (${count(placed.length, 'subset')}, ${count(pairs.length, 'image')})`;
  const detection: Detection = {
    layout: 'trainer-config',
    name: file,
    captionsOnly: false,
    profile: profile.name,
    why: summary,
    assumptions: parts.flatMap(part => part.assumptions).slice(0, 1),
    alsoFound: [],
    rejected: parts.flatMap(part => part.rejected),
    notes: [...config.notes, ...tree.notes, ...parts.flatMap(part => part.notes)],
  };
  return folderSource({tree, detection, pairs, maxCaptionBytes: options.maxCaptionBytes});
}

interface Placed {
  readonly subset: ConfiguredSubset;
  /** Absolute. */
  readonly folder: string;
  readonly metadata: string | null;
}

function place(subset: ConfiguredSubset, base: string, {pathMap = []}: SourceOptions): Placed {
  const metadata = subset.metadataFile === undefined ? null : resolveFolder(subset.metadataFile, base, pathMap);
  const folder =
    subset.folder === '' && metadata !== null ? dirname(metadata) : resolveFolder(subset.folder, base, pathMap);
  return {subset, folder, metadata};
}

function commonFolder(folders: readonly string[]): string {
  const [first = '', ...rest] = folders.map(folder => folder.split(sep));
  const parts = Array.isArray(first) ? first : [];
  let length = parts.length;
  for (const other of rest) {
    let i = 0;
    while (i < length && other[i] === parts[i]) i++;
    length = i;
  }
  return parts.slice(0, length).join(sep);
}

function inTree(folder: string, root: string): string {
  return relative(root, folder).split(sep).join('/');
}

interface Part {
  readonly pairs: Pair[];
  readonly rejected: Detection['rejected'];
  readonly assumptions: Detection['assumptions'];
  readonly notes: Detection['notes'];
}

interface Reading {
  readonly tree: Tree;
  readonly profile: Profile;
  readonly options: SourceOptions;
}

function readSubset({subset: told, metadata}: Placed, at: string, {tree, profile, options}: Reading): Part {
  const subset = subsetOf(told, at);
  const within = (path: string): boolean =>
    told.recursive || metadata !== null ? at === '' || path.startsWith(`${at}/`) : folderOf(path) === at;
  const here = tree.files.filter(within);
  const {loaded, rejected} = sift(here.filter(isImageFile), profile, refusal);
  if (metadata !== null) {
    const {pairs, notes} = metadataPairs(DISK, metadata, {
      images: loaded,
      subset,
      profile,
      shown: basename(metadata),
      ...(options.overrides === undefined ? {} : {overrides: options.overrides(profile)}),
    });
    return {pairs, rejected, assumptions: [], notes};
  }
  if (told.captionsFrom !== undefined) {
    const text = (image: string): string =>
      told.captionsFrom === 'file-name' ? stem(fileName(image)).replaceAll('_', ' ') : '';
    const pairs = loaded.map((image): Pair => ({
      image,
      caption: null,
      texts: [{text: text(image), probability: 1}],
      subset,
      notes: [],
    }));
    return {pairs, rejected, assumptions: [], notes: []};
  }
  const captions = here.filter(isCaptionFile);
  const declared = options.captionExtension ?? told.captionExtension;
  const ending = declared ?? inferExtension(captions) ?? profile.captionExtension ?? '.txt';
  const used = captions.filter(path => path.endsWith(ending));
  const pairs = pairUp(loaded, used, subset).map(pair => unreadCaption(pair, captions, declared));
  return {
    pairs,
    rejected,
    assumptions: told.captionExtension === null ? assumeExtension(used, ending, profile, options) : [],
    notes: orphans(pairs, used),
  };
}

/** A caption of another extension than the one that was declared is there and will not be read. */
function unreadCaption(pair: Pair, captions: readonly string[], declared: string | null): Pair {
  if (pair.caption !== null || declared === null || pair.image === null) return pair;
  const own = stem(pair.image);
  const other = captions.find(path => stem(path) === own);
  return other === undefined ? pair : {...pair, notes: [{code: 'caption-extension-unread', detail: fileName(other)}]};
}

function subsetOf({repeats, regularisation, classTokens, options}: ConfiguredSubset, name: string): Subset {
  return {name, repeats, regularisation, options, ...(classTokens === undefined ? {} : {classTokens})};
}
