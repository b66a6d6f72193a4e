import {basename} from 'node:path';
import type {Profile} from '../../config/profiles.ts';
import {TagnosisError} from '../../errors.ts';
import {assumeExtension, assumePlugins} from '../assume-extension.ts';
import type {SourceOptions} from '../candidate.ts';
import {inferExtension, isCaptionFile} from '../caption-files.ts';
import {listPlaces, readLists} from '../captions-json.ts';
import {decodeCaption} from '../decode.ts';
import {orphans, type Pair, pairUp, sift, withSecondCaption} from '../folder-source.ts';
import {isImageFile, refusal} from '../image-files.ts';
import {metadataPairs} from '../kohya-metadata.ts';
import type {Note} from '../notes.ts';
import {ofImages} from '../side-files.ts';
import type {Caption, Detection, Subset} from '../source.ts';
import {type Files, wholeBytes, wholeText} from '../text-file.ts';
import {fileName, folderOf, stem, type Tree} from '../tree.ts';
import {withUnread} from '../unread-captions.ts';
import {nameOf, type PlacedSubset} from './placed-subsets.ts';
import type {ConfiguredSubset, RepeatRule} from './trainer-config.ts';

/** What one configured folder adds to the whole. */
export interface Part {
  readonly pairs: readonly Pair[];
  readonly rejected: Detection['rejected'];
  readonly assumptions: Detection['assumptions'];
  readonly notes: readonly Note[];
}

export interface Reading {
  /** Single files by their absolute paths. */
  readonly files: Files;
  readonly tree: Tree;
  /** False in a revision. */
  readonly isOnDisk: boolean;
  /** Files of the tree by their folder. */
  readonly filesIn: ReadonlyMap<string, readonly string[]>;
  /** Absolute folder → where it stands in the tree. */
  readonly mounts: ReadonlyMap<string, string>;
  readonly isSide: (path: string) => boolean;
  readonly profile: Profile;
  readonly options: SourceOptions;
}

/** Images of one configured folder with their captions. */
export function readSubset(placed: PlacedSubset, reading: Reading): Part {
  const {told, folders} = placed;
  const {tree, filesIn, mounts, isSide, profile} = reading;
  const places = folders.map(folder => mounts.get(folder) ?? '');
  const here = looksDeeper(told)
    ? tree.files.filter(path => places.some(at => at === '' || path.startsWith(`${at}/`)))
    : places.flatMap(at => filesIn.get(at) ?? []);
  const {loaded, rejected} = sift(
    here.filter(path => isImageFile(path) && !isSide(path)),
    profile,
    refusal,
  );
  const repeats = effectiveRepeats(told, loaded.length);
  const name = places.length === 1 ? (places[0] ?? '') : nameOf(told);
  const empty = loaded.length === 0 && told.captions.kind !== 'metadata';
  if (empty || repeats <= 0) {
    const code = empty ? 'subset-without-images' : 'repeats-below-one';
    return {pairs: [], rejected, assumptions: [], notes: [{code, place: nameOf(told)}]};
  }
  const part = withCaptions({placed, here, loaded, subset: subsetOf(told, name, repeats)}, reading);
  return {...part, rejected, assumptions: [...part.assumptions, ...assumePlugins(loaded, profile)]};
}

/** Paths in metadata lead into folders of folders. */
export function looksDeeper({recursive, captions, folder}: ConfiguredSubset): boolean {
  return recursive || (captions.kind === 'metadata' && folder !== null);
}

const RULES: Readonly<Record<RepeatRule, (repeats: number, images: number) => number>> = {
  times: repeats => repeats,
  balanced: (repeats, images) => Math.floor(images * repeats) / images,
  samples: (repeats, images) => repeats / images,
};

function effectiveRepeats({repeats, repeatRule}: ConfiguredSubset, images: number): number {
  return images === 0 ? repeats : RULES[repeatRule](repeats, images);
}

function subsetOf({regularisation, classTokens, options}: ConfiguredSubset, name: string, repeats: number): Subset {
  return {name, repeats, regularisation, options, ...(classTokens === undefined ? {} : {classTokens})};
}

interface Images {
  readonly placed: PlacedSubset;
  readonly here: readonly string[];
  readonly loaded: readonly string[];
  readonly subset: Subset;
}

type Captioned = Omit<Part, 'rejected'>;

function withCaptions(images: Images, reading: Reading): Captioned {
  const {placed, loaded, subset} = images;
  const {captions} = placed.told;
  const each = (textOf: (image: string) => string): Captioned => ({
    pairs: loaded.map(image => written(image, [textOf(image)], subset)),
    assumptions: [],
    notes: [],
  });
  if (captions.kind === 'metadata') return fromMetadata(images, reading);
  if (captions.kind === 'prompt-file') return fromPromptFile(images, reading);
  if (captions.kind === 'instance-prompt') return each(() => '');
  if (captions.kind === 'file-name') {
    const words = (image: string): string => stem(fileName(image));
    return each(captions.underscores === 'kept' ? words : image => words(image).replaceAll('_', ' '));
  }
  const table = captionTable(images, reading);
  return table === null ? fromFiles(images, captions.extension, reading) : fromTable(images, table);
}

/** Captions by image, and where the file lies on disk. */
interface CaptionTable {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly disk: string | null;
}

/** diffusion-pipe's captions.json in the folder; null where there is none. */
function captionTable({here}: Images, {profile, tree}: Reading): CaptionTable | null {
  const path = profile.name === 'diffusion-pipe' ? here.find(file => fileName(file) === 'captions.json') : undefined;
  if (path === undefined) return null;
  const lists = readLists(wholeText(tree, path));
  if (lists !== null) return {lists, disk: tree.diskPath?.(path) ?? null};
  throw new TagnosisError('metadata-syntax', `${path} does not give a list of captions for each image.`, {
    hint: 'Expected {"1.png": ["a caption", "another"]}.',
  });
}

/** An image with captions that are no file of their own, all equally likely. */
function written(image: string, texts: readonly string[], subset: Subset): Pair {
  const captions = texts.map((text): Caption => ({text, probability: 1 / texts.length}));
  return {image, caption: null, texts: captions, subset, notes: texts.length === 0 ? [{code: 'caption-missing'}] : []};
}

function fromMetadata(
  {placed, loaded, subset}: Images,
  {files, profile, mounts, options, isOnDisk}: Reading,
): Captioned {
  const file = placed.file ?? '';
  const locate = (key: string): string => {
    const at = mounts.get(placed.keyFolders.get(folderOf(key)) ?? '');
    return at === undefined ? key : at === '' ? fileName(key) : `${at}/${fileName(key)}`;
  };
  const {pairs, notes} = metadataPairs(files, file, {
    images: loaded,
    subset,
    profile,
    shown: basename(file),
    ...(isOnDisk ? {disk: file} : {}),
    ...(placed.keyFolders.size === 0 ? {} : {locate}),
    ...(options.overrides === undefined ? {} : {overrides: options.overrides(profile)}),
  });
  return {pairs, assumptions: [], notes};
}

function fromPromptFile({placed, loaded, subset}: Images, {files, options}: Reading): Captioned {
  const file = placed.file ?? '';
  const place = basename(file);
  const {text, notes} = decodeCaption(wholeBytes(files, file, place), options.maxCaptionBytes);
  return {
    pairs: loaded.map(image => written(image, [text], subset)),
    assumptions: [],
    notes: notes.map(note => ({...note, place})),
  };
}

/** diffusion-pipe: where captions.json is, no text file is read. */
function fromTable({loaded, subset}: Images, {lists, disk}: CaptionTable): Captioned {
  const names = new Set(loaded.map(fileName));
  const lost = [...lists.keys()].filter(name => !names.has(name));
  return {
    pairs: loaded.map(image => ({
      ...written(image, lists.get(fileName(image)) ?? [], subset),
      ...(disk === null ? {} : {places: listPlaces(disk, fileName(image), lists)}),
    })),
    assumptions: [],
    notes: lost.map(place => ({code: 'caption-without-image' as const, place})),
  };
}

function fromFiles(
  {placed, here, loaded, subset}: Images,
  extension: string | null,
  {profile, options}: Reading,
): Captioned {
  const declared = options.captionExtension ?? extension ?? undefined;
  const captions = ofImages(
    here.filter(path => isCaptionFile(path, declared)),
    here,
  );
  const ending = declared ?? inferExtension(captions) ?? profile.captionExtension ?? '.txt';
  const used = captions.filter(path => path.endsWith(ending));
  const found = withUnread(pairUp(loaded, {paths: used, ending}, subset), captions);
  const pairs = withSecondCaption(found, captions.length === used.length ? [] : captions);
  const inferred = placed.told.captions.kind === 'beside' && extension === null;
  return {
    pairs,
    assumptions: inferred ? assumeExtension(used, ending, profile, options) : [],
    notes: orphans(pairs, {paths: used, ending}),
  };
}
