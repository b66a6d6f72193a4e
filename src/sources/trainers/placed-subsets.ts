import {basename, dirname} from 'node:path';
import {TagnosisError} from '../../errors.ts';
import {metadataKeys} from '../kohya-metadata.ts';
import type {Note} from '../notes.ts';
import {MOST_REPEATS} from '../repeats-folder.ts';
import {folderOf} from '../tree.ts';
import {folderIfThere, type PathRules, resolveFile, resolveFolder} from './resolve-path.ts';
import type {ConfiguredSubset} from './trainer-config.ts';

/** A configured folder with where it lies; all paths are absolute. */
export interface PlacedSubset {
  readonly told: ConfiguredSubset;
  /** One, unless metadata names the images by their paths. */
  readonly folders: readonly string[];
  /** Folders as the keys of the metadata name them; empty when they start in the folder. */
  readonly keyFolders: ReadonlyMap<string, string>;
  /** Metadata or prompts. */
  readonly file: string | null;
  readonly sideFolders: readonly string[];
}

export interface PlacedSubsets {
  readonly placed: readonly PlacedSubset[];
  readonly notes: readonly Note[];
}

/**
 * Finds the folders that settings name. Without repeats a subset is ignored. The same real folder twice in one data set is
 * read once; in several, which are resolutions of the same images, its repeats add up.
 */
export function placeSubsets(subsets: readonly ConfiguredSubset[], rules: PathRules): PlacedSubsets {
  const notes: Note[] = [];
  const seen = new Set<string>();
  const placed = new Map<string, PlacedSubset>();
  for (const told of subsets) {
    if (told.repeats > MOST_REPEATS) throw tooOften(told);
    if (told.repeats < 1 / MOST_REPEATS) {
      notes.push({code: 'repeats-below-one', place: nameOf(told), detail: `${told.repeats} repeats`});
      continue;
    }
    const one = place(told, rules);
    const id = rules.medium.real(
      told.captions.kind === 'metadata' && one.file !== null ? one.file : (one.folders[0] ?? ''),
    );
    if (seen.has(`${told.dataset} ${id}`)) {
      notes.push({code: 'subset-twice', place: nameOf(told)});
      continue;
    }
    seen.add(`${told.dataset} ${id}`);
    // What balancing makes of a folder is not known before its images are counted: those stay apart.
    const key = `${told.repeatRule === 'times' ? '' : told.dataset} ${told.regularisation} ${id}`;
    const before = placed.get(key);
    placed.set(key, before === undefined ? one : withRepeats(before, before.told.repeats + told.repeats));
  }
  return {placed: [...placed.values()], notes};
}

function tooOften(told: ConfiguredSubset): TagnosisError {
  return new TagnosisError(
    'config-invalid-value',
    `The settings repeat "${nameOf(told)}" ${told.repeats} times an epoch: no run is as long.`,
    {hint: 'Give it at most a billion repeats.'},
  );
}

/** As the settings call it. */
export function nameOf({folder, captions}: ConfiguredSubset): string {
  return folder ?? (captions.kind === 'metadata' ? captions.file : '');
}

function withRepeats(one: PlacedSubset, repeats: number): PlacedSubset {
  return {...one, told: {...one.told, repeats}};
}

function place(told: ConfiguredSubset, rules: PathRules): PlacedSubset {
  const {folder, captions, sideFolders} = told;
  const file =
    captions.kind === 'metadata' || captions.kind === 'prompt-file' ? resolveFile(captions.file, rules) : null;
  const keyFolders = folder === null && file !== null ? foldersOfKeys(file, rules) : new Map<string, string>();
  const own = folder === null ? [...new Set(keyFolders.values())] : [resolveFolder(folder, rules)];
  return {
    told,
    folders: own.length === 0 && file !== null ? [dirname(file)] : own,
    keyFolders,
    file,
    sideFolders: sideFolders.map(side => folderIfThere(side, rules)).filter(side => side !== null),
  };
}

/** Where the images lie that metadata names: beside it, or wherever their paths lead. The whole disk is no such place. */
function foldersOfKeys(file: string, rules: PathRules): Map<string, string> {
  const keys = metadataKeys(rules.medium.files, file, basename(file));
  const folders = new Map<string, string>();
  for (const written of new Set(keys.map(key => folderOf(key.replaceAll('\\', '/'))))) {
    const found = folderIfThere(written, {...rules, base: dirname(file)}) ?? folderIfThere(written, rules);
    if (found !== null && dirname(found) !== found) folders.set(written, found);
  }
  return folders;
}
