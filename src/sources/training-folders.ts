import type {Profile} from '../config/profiles.ts';
import {type FolderName, parseFolderName} from './repeats-folder.ts';
import {fileName, folderOf} from './tree.ts';

const DEEPEST = 3;

/** The folders that a trainer of `N_name` folders would train, and the folders in which it would look for them. */
export interface TrainingFolders {
  /** Path ('' for the root itself) → what its name says. */
  readonly folders: ReadonlyMap<string, FolderName>;
  readonly parents: ReadonlySet<string>;
}

/**
 * `N_name` among folders with images: children of the root; else the root itself, when its own name is one; else those of
 * parents up to 3 levels down. What lies inside such a folder is never trained with it. Null when there is none.
 */
export function trainingFolders(
  folders: readonly string[],
  rootName: string,
  profile: Profile,
): TrainingFolders | null {
  const named = new Map<string, FolderName>();
  for (const folder of folders) {
    const parsed = folder === '' ? null : readFolderName(fileName(folder), profile);
    if (parsed !== null && parsed.repeats >= 1) named.set(folder, parsed);
  }
  const children = new Map([...named].filter(([folder]) => !folder.includes('/')));
  if (children.size > 0) return {folders: children, parents: new Set([''])};
  const own = folders.includes('') ? readFolderName(rootName, profile) : null;
  if (own !== null && own.repeats >= 1) return {folders: new Map([['', own]]), parents: new Set()};
  const deeper = new Map(
    [...named].filter(
      ([folder]) => folder.split('/').length <= DEEPEST + 1 && !ancestors(folder).some(one => named.has(one)),
    ),
  );
  return deeper.size === 0 ? null : {folders: deeper, parents: new Set([...deeper.keys()].map(folderOf))};
}

/** kohya_ss wants digits, `_` and a name; sd-scripts takes whatever Python's int() takes. */
export function readFolderName(name: string, profile: Profile): FolderName | null {
  return profile.name === 'kohya-gui' && !/^\p{Nd}+_.+$/su.test(name) ? null : parseFolderName(name);
}

/** Folders above a folder, the root left out. */
export function ancestors(folder: string): string[] {
  const above: string[] = [];
  for (let at = folderOf(folder); at !== ''; at = folderOf(at)) above.push(at);
  return above;
}
