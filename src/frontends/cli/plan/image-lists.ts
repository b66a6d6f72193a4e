import {dirname, join, relative, resolve, sep} from 'node:path';
import {PROFILES} from '../../../config/profiles.ts';
import type {Corpus} from '../../../corpus/corpus.ts';
import {readCaptions} from '../../../corpus/variants.ts';
import {TagnosisError} from '../../../errors.ts';
import {WHOLE} from '../../../sources/source.ts';
import type {Storage} from '../../../sources/storage.ts';
import {storedCaptions} from '../../../treat.ts';
import {type PlannedSubset, shownPath} from './planned-subset.ts';

/** A file that is written beside the settings. */
export interface SideFile {
  readonly path: string;
  readonly text: string;
}

/** Images that belong into one folder, which does not exist yet. */
export interface FolderList {
  readonly folder: string;
  readonly keys: readonly string[];
}

/** Some items of a set, and how often each is to be seen. */
export interface Leveled {
  readonly corpus: Corpus;
  readonly storage: Storage;
  readonly items: readonly number[];
  /** Per entry of `items`. */
  readonly repeats: readonly number[];
  /** What files beside the settings are called, without their ending. */
  readonly stem: string;
}

export interface KohyaLists {
  readonly subsets: readonly PlannedSubset[];
  readonly files: readonly SideFile[];
  readonly warnings: readonly string[];
}

/**
 * One list of images with their captions for every number of repeats: kohya's metadata method, which moves no file. Captions
 * are what sd-scripts would read of them: the first line, else the class tokens. It stops at an empty one, so those are left out.
 */
export function kohyaLists(leveled: Leveled): KohyaLists {
  const {storage, items, stem} = leveled;
  const {byLevel, empty, several} = listedLines(leveled);
  if (byLevel.size === 0) throw nothingToList();
  const levels = [...byLevel].toSorted(([a], [b]) => a - b);
  const files = levels.map(([level, lines]) => ({
    path: `${stem}.repeats-${level}.json`,
    text: `{\n${lines.join(',\n')}\n}\n`,
  }));
  return {
    subsets: levels.map(([level, lines], i) => ({
      name: '',
      folder: shownPath(storage.root),
      metadata: shownPath(resolve(files[i]?.path ?? '')),
      items: lines.length,
      from: null,
      repeats: level,
      classTokens: null,
      regularisation: false,
    })),
    files,
    warnings: [
      ...(empty === 0 ? [] : [`Left out, since they have no caption or no file: ${empty} of ${items.length} images.`]),
      ...(several === 0 ? [] : [`Of several captions of an image the first stands in the lists (${several} images).`]),
    ],
  };
}

interface Listed {
  /** Lines of each list, by its repeats. */
  readonly byLevel: ReadonlyMap<number, readonly string[]>;
  /** Images without a caption or a file. */
  readonly empty: number;
  /** Images with more than one caption. */
  readonly several: number;
}

function listedLines({corpus, storage, items, repeats}: Leveled): Listed {
  const captions = storedCaptions(corpus);
  const byLevel = new Map<number, string[]>();
  let [empty, several] = [0, 0];
  for (const [i, item] of items.entries()) {
    const key = corpus.keys[item] ?? '';
    const subset = corpus.subsets[corpus.itemSubset[item] ?? 0] ?? WHOLE;
    const stored = captions.get(key) ?? [];
    const {variants} = readCaptions({key, captions: stored, subset, notes: []}, PROFILES.kohya);
    const text = variants[0]?.text ?? '';
    const path = storage.file(key);
    if (text === '' || path === null) {
      empty++;
      continue;
    }
    if (stored.length > 1) several++;
    const level = repeats[i] ?? 1;
    const lines = byLevel.get(level) ?? [];
    // Line by line: an object would take "__proto__" for something else.
    lines.push(`  ${JSON.stringify(imageKey(path, storage.root))}: {"caption": ${JSON.stringify(text)}}`);
    byLevel.set(level, lines);
  }
  return {byLevel, empty, several};
}

function nothingToList(): TagnosisError {
  const message = 'No settings can point a trainer at this set: it has no images with captions.';
  return new TagnosisError('plan-unreadable', message, {hint: 'Is the folder of images missing?'});
}

/** With its extension, seen from the folder of images; absolute where a link leads out of it. */
function imageKey(path: string, root: string): string {
  const seen = relative(root, path).split(sep).join('/');
  return seen.startsWith('../') ? path.split(sep).join('/') : seen;
}

/** Folders for trainers that repeat nothing smaller: which images belong into which, by folder and repeats. */
export function folderLists({corpus, items, repeats, stem}: Omit<Leveled, 'storage'>): {
  readonly subsets: readonly PlannedSubset[];
  readonly lists: readonly FolderList[];
} {
  const byFolder = new Map<string, {level: number; keys: string[]}>();
  for (const [i, item] of items.entries()) {
    const key = corpus.keys[item] ?? '';
    const level = repeats[i] ?? 1;
    const folder = join(`${stem}.images`, String(level), withoutDots(dirname(key)));
    const list = byFolder.get(folder) ?? {level, keys: []};
    list.keys.push(key);
    byFolder.set(folder, list);
  }
  const all = [...byFolder].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const shown = (folder: string): string => shownPath(resolve(folder));
  return {
    subsets: all.map(([folder, {level, keys}]) => ({
      name: shown(folder),
      folder: shown(folder),
      metadata: null,
      items: keys.length,
      from: null,
      repeats: level,
      classTokens: null,
      regularisation: false,
    })),
    lists: all.map(([folder, {keys}]) => ({folder: shown(folder), keys})),
  };
}

/** Keys are paths of the set; one that climbs must not lead out of the new folder. */
function withoutDots(folder: string): string {
  return folder
    .split('/')
    .filter(part => part !== '..' && part !== '.')
    .join('/');
}
