import {basename, dirname, relative, resolve, sep} from 'node:path';
import {type Profile, PROFILES} from '../config/profiles.ts';
import {TagnosisError} from '../errors.ts';
import {count, type SourceOptions} from './candidate.ts';
import {folderSource, type Pair, withShared} from './folder-source.ts';
import {isImageFile} from './image-files.ts';
import type {Medium} from './medium.ts';
import {mountedTree} from './mounted-tree.ts';
import type {Note} from './notes.ts';
import {sideFiles} from './side-files.ts';
import type {Detection, Source} from './source.ts';
import {staleCaches, uncaptioned, untrained} from './subset-notes.ts';
import {ancestors} from './training-folders.ts';
import {parseSettings} from './trainers/parse-settings.ts';
import {type PlacedSubset, placeSubsets} from './trainers/placed-subsets.ts';
import {looksDeeper, type Part, type Reading, readSubset} from './trainers/read-subset.ts';
import {refuseOutside} from './trainers/resolve-path.ts';
import {wholeText} from './text-file.ts';
import {byFolder} from './tree.ts';

/** A settings file, and where it lies. */
export interface SettingsFile {
  readonly medium: Medium;
  readonly path: string;
  /** The data set in which it was found, out of which it may not lead; null when the user named it. */
  readonly within: string | null;
}

/** Opens the data that a trainer's settings file names; null when the file is no settings file. */
export async function trainerConfig(
  {medium, path, within}: SettingsFile,
  options: SourceOptions,
): Promise<Source | null> {
  const file = basename(path);
  if (within !== null) refuseOutside(path, within, medium);
  const config = await parseSettings(wholeText(medium.files, path, file), file);
  if (config === null) return null;
  if (config.subsets.length === 0) {
    throw new TagnosisError('config-missing-key', `${file} names no folder of images.`, {
      hint: 'See docs/layouts.md for what each trainer calls it.',
    });
  }
  const profile = PROFILES[options.profile === 'auto' ? config.profile : options.profile];
  const rules = {
    medium,
    base: dirname(path),
    maps: options.pathMap ?? [],
    within: within === null ? null : resolve(within),
  };
  const {placed, notes} = placeSubsets(config.subsets, rules);
  const reading = mount(placed, {medium, file, profile, options});
  const parts = placed.map(one => readSubset(one, reading));
  const pairs = withShared(once(parts.flatMap(part => part.pairs)));
  const rejected = parts.flatMap(part => part.rejected);
  if (pairs.length === 0 && rejected.length === 0) throw nothing(file, profile);
  const summary = `settings of ${profile.name}: ${file} (${count(placed.length, 'subset')}, ${count(pairs.length, 'image')})`;
  const detection: Detection = {
    layout: 'trainer-config',
    name: file,
    captionsOnly: false,
    profile: profile.name,
    why: summary,
    assumptions: assumptionsOf(parts),
    alsoFound: [],
    rejected,
    notes: [
      ...config.notes,
      ...notes,
      ...reading.tree.notes,
      ...parts.flatMap(part => part.notes),
      ...notesOnWhole(placed, pairs, reading),
    ],
  };
  return folderSource({tree: reading.tree, detection, pairs, maxCaptionBytes: options.maxCaptionBytes});
}

interface Told {
  readonly medium: Medium;
  readonly file: string;
  readonly profile: Profile;
  readonly options: SourceOptions;
}

/** All folders as one tree, from the deepest folder that they share. */
function mount(placed: readonly PlacedSubset[], {medium, file, profile, options}: Told): Reading {
  const folders = [...new Set(placed.flatMap(one => one.folders))];
  const root = commonFolder([...folders, ...placed.flatMap(startOfKeys)]);
  const mounts = new Map(folders.map(folder => [folder, inTree(folder, root)]));
  const isOnDisk = medium.top === null;
  const mounted = mountedTree(
    file,
    [...mounts].map(([folder, at]) => ({at, tree: medium.tree(folder, options)})),
  );
  const tree = isOnDisk ? {...mounted, root} : mounted;
  const sides = new Set(placed.flatMap(one => one.sideFolders).map(folder => inTree(folder, root)));
  const own = new Set(mounts.values());
  const isSide = (path: string): boolean => ancestors(path).some(folder => sides.has(folder) && !own.has(folder));
  return {files: medium.files, tree, isOnDisk, filesIn: byFolder(tree.files), mounts, isSide, profile, options};
}

/** Keys that lead below their metadata are called as it calls them. */
function startOfKeys({file, keyFolders}: PlacedSubset): string[] {
  const start = file === null || keyFolders.size === 0 ? null : dirname(file);
  return start !== null && [...keyFolders.values()].every(folder => folder.startsWith(start)) ? [start] : [];
}

function commonFolder(folders: readonly string[]): string {
  const [first = [], ...rest] = folders.map(folder => folder.split(sep));
  let length = first.length;
  for (const other of rest) {
    let i = 0;
    while (i < length && other[i] === first[i]) i++;
    length = i;
  }
  return first.slice(0, length).join(sep) || sep;
}

function inTree(folder: string, root: string): string {
  return relative(root, folder).split(sep).join('/');
}

/** An image that several entries name is one item, seen as often as all of them show it. */
function once(pairs: readonly Pair[]): Pair[] {
  const places = new Map<string, number>();
  const list: Pair[] = [];
  for (const pair of pairs) {
    const key = `${pair.subset.regularisation} ${pair.image ?? pair.key ?? ''}`;
    const place = places.get(key) ?? list.length;
    const before = list[place];
    if (before === undefined || before.subset === pair.subset) {
      if (before === undefined) places.set(key, list.length);
      list.push(pair);
    } else {
      list[place] = {
        ...before,
        rows: (before.rows ?? 1) + ((pair.rows ?? 1) * pair.subset.repeats) / before.subset.repeats,
      };
    }
  }
  return list;
}

function assumptionsOf(parts: readonly Part[]): Detection['assumptions'] {
  const all = parts.flatMap(part => part.assumptions);
  return [...new Map(all.toReversed().map(one => [`${one.option} ${one.value}`, one])).values()].toReversed();
}

function notesOnWhole(placed: readonly PlacedSubset[], pairs: readonly Pair[], reading: Reading): Note[] {
  const {tree, isSide, profile} = reading;
  const byClass = profile.withoutCaption === 'class-tokens';
  return [
    ...(byClass ? uncaptioned(pairs.filter(({subset}) => !subset.regularisation)) : []),
    ...(byClass ? staleCaches(tree, pairs) : []),
    ...untrained(deeper(placed, reading), () => 'nested-folders'),
    ...sideFiles(tree.files, isSide),
  ];
}

/** Folders of images below the configured ones that none of them reaches. */
function deeper(placed: readonly PlacedSubset[], {filesIn, mounts, isSide}: Reading): Map<string, number> {
  const at = (one: PlacedSubset): string[] => one.folders.map(folder => mounts.get(folder) ?? '');
  const flat = new Set(placed.flatMap(at));
  const deep = new Set(placed.filter(({told}) => looksDeeper(told)).flatMap(at));
  const found = new Map<string, number>();
  for (const [folder, files] of filesIn) {
    if (flat.has(folder) || ['', folder, ...ancestors(folder)].some(above => deep.has(above))) continue;
    const images = files.filter(path => isImageFile(path) && !isSide(path)).length;
    if (images > 0) found.set(folder, images);
  }
  return found;
}

function nothing(file: string, {name}: Profile): TagnosisError {
  return new TagnosisError('source-empty', `${file} names no image that ${name} would train.`, {
    hint: 'Are the folders empty, or all repeats below one?',
  });
}
