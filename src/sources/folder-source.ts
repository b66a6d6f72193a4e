import type {Profile} from '../config/profiles.ts';
import {captionStem, findCaption, isOrphanCaption, nearNames, type FoundCaption} from './caption-files.ts';
import {decodeCaption} from './decode.ts';
import type {Note, NoteCode} from './notes.ts';
import {type ReadFiles, readAhead} from './read-ahead.ts';
import type {FilesToRead} from './read-worker.ts';
import {HEAD, type InspectedImage, inspectImage} from './signature.ts';
import type {Caption, Detection, ImageRef, Item, Source, Subset} from './source.ts';
import {type CaptionPlace, treeStorage} from './storage.ts';
import {extension, stem, unreadable, type Tree} from './tree.ts';

/** An image with where its caption lies; nothing read yet. */
export interface Pair {
  readonly image: string | null;
  readonly caption: string | null;
  /** Captions that were read already, from a table. */
  readonly texts?: readonly Caption[];
  /** Where the table holds them. */
  readonly places?: readonly CaptionPlace[];
  /** Name of an item that has neither file. */
  readonly key?: string;
  readonly subset: Subset;
  /** Rows that a table holds for it, where it is more than one. */
  readonly rows?: number;
  readonly notes: readonly Note[];
}

/** Captions of one extension. */
export interface CaptionsOf {
  readonly paths: readonly string[];
  readonly ending: string;
}

/** Images of one subset beside their captions. */
export function pairUp(images: readonly string[], {paths, ending}: CaptionsOf, subset: Subset): Pair[] {
  const byStem = new Map(paths.map(path => [captionStem(path, ending), path]));
  const near = nearNames(byStem);
  return images.map(image => {
    const {path, notes}: FoundCaption = findCaption(image, byStem, near);
    return {image, caption: path, subset, notes};
  });
}

/** Captions that no pair uses; the caption of an image that is not loaded has lost nothing but its trainer. */
export function orphans(
  pairs: readonly Pair[],
  {paths: captions, ending}: CaptionsOf,
  rejected: Detection['rejected'] = [],
): Note[] {
  const found = pairs.reduce((n, {caption, notes}) => (caption === null || notes.length > 0 ? n : n + 1), 0);
  // Each has an image of its own, and there are no more of them.
  if (found === captions.length) return [];
  const used = new Set(pairs.map(({caption}) => caption));
  const refused = new Set(rejected.map(({key}) => stem(key)));
  return captions
    .filter(path => !used.has(path) && !refused.has(captionStem(path, ending)) && isOrphanCaption(path, ending))
    .map(place => ({code: 'caption-without-image' as const, place}));
}

/** Two caption files of one name; the trainer reads one of them. `captions` holds all extensions. */
export function withSecondCaption(pairs: readonly Pair[], captions: readonly string[]): Pair[] {
  if (captions.length === 0) return [...pairs];
  const times = new Map<string, number>();
  for (const path of captions) times.set(stem(path), (times.get(stem(path)) ?? 0) + 1);
  return pairs.map(pair =>
    pair.caption !== null && (times.get(stem(pair.caption)) ?? 0) > 1
      ? {...pair, notes: [...pair.notes, {code: 'two-captions' as const}]}
      : pair,
  );
}

/** Two images of one name share a caption; found after pairing. */
export function withShared(pairs: readonly Pair[]): Pair[] {
  const times = new Map<string, number>();
  for (const {caption} of pairs) if (caption !== null) times.set(caption, (times.get(caption) ?? 0) + 1);
  return pairs.map(pair =>
    pair.caption !== null && (times.get(pair.caption) ?? 0) > 1
      ? {...pair, notes: [...pair.notes, {code: 'shared-caption' as const}]}
      : pair,
  );
}

export interface FolderSource {
  readonly tree: Tree;
  readonly detection: Detection;
  readonly pairs: readonly Pair[];
  readonly maxCaptionBytes: number;
}

/** A source over files that were paired up: reads lazily, in the order of the keys. */
export function folderSource({tree, detection, pairs, maxCaptionBytes}: FolderSource): Source {
  const ordered = withoutMeant(pairs, detection).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return {
    detection,
    expected: ordered.length,
    ...treeStorage(tree, () => new Map(ordered.map(pair => [keyOf(pair), pair]))),
    async *items(signal) {
      const batches = readAhead(filesOnDisk(tree, ordered), maxCaptionBytes + 1, signal);
      if (batches === null) {
        for (const pair of ordered) {
          signal?.throwIfAborted();
          yield itemOf(pair, readFiles(tree, pair, maxCaptionBytes + 1), {tree, maxCaptionBytes});
        }
        return;
      }
      let next = 0;
      for await (const batch of batches) {
        for (const files of batch) {
          const pair = ordered[next++];
          if (pair !== undefined) yield itemOf(pair, files, {tree, maxCaptionBytes});
        }
      }
    },
  };
}

/** A subset that has no caption at all is trained on its class tokens on purpose: its images miss none. */
function withoutMeant(pairs: readonly Pair[], {notes}: Detection): readonly Pair[] {
  const meant = new Set(notes.filter(({code}) => code === 'subset-without-captions').map(({place}) => place));
  if (meant.size === 0) return pairs;
  return pairs.map(pair =>
    meant.has(pair.subset.name) ? {...pair, notes: pair.notes.filter(({code}) => code !== 'caption-missing')} : pair,
  );
}

function keyOf({image, caption, key}: Pair): string {
  return key ?? image ?? caption ?? '';
}

/** Empty when one of them cannot be named to another thread. */
function filesOnDisk(tree: Tree, pairs: readonly Pair[]): readonly FilesToRead[] {
  const files: FilesToRead[] = [];
  for (const {image, caption, texts} of pairs) {
    const [captionPath, imagePath] = [texts === undefined ? caption : null, image].map(path =>
      path === null ? null : (tree.diskPath?.(path) ?? undefined),
    );
    if (captionPath === undefined || imagePath === undefined) return [];
    files.push({caption: captionPath, image: imagePath});
  }
  return files;
}

/** Reads no more than a caption may have, and of the image its first bytes. */
function readFiles(tree: Tree, {image, caption, texts}: Pair, most: number): ReadFiles {
  return {
    caption: caption === null || texts !== undefined ? null : orNote(() => tree.head(caption, most)),
    image: image === null ? null : inspected(tree, image),
  };
}

function inspected(tree: Tree, path: string): InspectedImage | NoteCode {
  return orNote(() => inspectImage(extension(path), tree.head(path, HEAD)));
}

/** It was listed a moment ago: gone, or not ours to read. The other files are still worth judging. */
function orNote<T>(read: () => T): T | NoteCode {
  try {
    return read();
  } catch (error) {
    return unreadable(error);
  }
}

function itemOf(
  pair: Pair,
  files: ReadFiles,
  {tree, maxCaptionBytes}: Pick<FolderSource, 'tree' | 'maxCaptionBytes'>,
): Item {
  const {captions, notes} =
    pair.texts === undefined ? captionsOf(pair, files, maxCaptionBytes) : {captions: pair.texts, notes: []};
  const image = pair.image === null || files.image === null ? null : imageOf(tree, pair.image, files.image);
  return {
    key: keyOf(pair),
    captions,
    subset: pair.subset,
    ...(pair.rows === undefined ? {} : {rows: pair.rows}),
    notes: [...pair.notes, ...notes, ...(image?.notes ?? [])],
    ...(image === null ? {} : {image: image.image}),
  };
}

function captionsOf(
  {caption: path}: Pair,
  {caption}: ReadFiles,
  maxBytes: number,
): {captions: Caption[]; notes: readonly Note[]} {
  if (caption === null || path === null) return {captions: [], notes: []};
  if (typeof caption === 'string') return {captions: [], notes: [{code: caption, place: path}]};
  const {text, notes} = decodeCaption(caption, maxBytes);
  return {captions: [{text, probability: 1}], notes};
}

/** An image as found in a tree, with what its first bytes say. */
export function readImage(tree: Tree, path: string): FoundImage {
  return imageOf(tree, path, inspected(tree, path));
}

interface FoundImage {
  readonly image: ImageRef;
  readonly notes: readonly Note[];
}

function imageOf(tree: Tree, path: string, found: InspectedImage | NoteCode): FoundImage {
  const onDisk = typeof tree.diskPath?.(path) === 'string';
  const image = {ref: tree.ref(path), ...(onDisk ? {} : {read: () => tree.read(path)})};
  if (typeof found === 'string') return {image, notes: [{code: found, place: path}]};
  return {image: {...image, ...(found.lfs === undefined ? {} : {lfs: found.lfs})}, notes: found.notes};
}

/** Splits what a profile would load from what it would not. */
export function sift(
  images: readonly string[],
  profile: Profile,
  refuse: (path: string, profile: Profile) => Note | null,
): {readonly loaded: string[]; readonly rejected: {key: string; note: Note}[]} {
  const loaded: string[] = [];
  const rejected: {key: string; note: Note}[] = [];
  for (const key of images) {
    const note = refuse(key, profile);
    if (note === null) loaded.push(key);
    else rejected.push({key, note});
  }
  return {loaded, rejected};
}
