import {type Profile, readsFolderNames} from '../config/profiles.ts';
import type {Subset} from './source.ts';
import {readFolderName} from './training-folders.ts';
import {fileName, folderOf} from './tree.ts';

/** One subset a folder of images; for kohya `N_name` gives repeats and class tokens, else one repeat. */
export function subsetsByFolder(
  images: readonly string[],
  profile: Profile,
): Map<string, {readonly subset: Subset; readonly images: string[]}> {
  const folders = new Map<string, {subset: Subset; images: string[]}>();
  for (const image of images) {
    const folder = folderOf(image);
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, {subset: subsetOf(folder, profile), images: [image]});
    else known.images.push(image);
  }
  return folders;
}

function subsetOf(folder: string, profile: Profile): Subset {
  const parsed = folder === '' || !readsFolderNames(profile) ? null : readFolderName(fileName(folder), profile);
  if (parsed === null || parsed.repeats < 1) return {name: folder, repeats: 1, regularisation: false};
  const {repeats, classTokens} = parsed;
  return {name: folder, repeats, regularisation: false, ...(classTokens === '' ? {} : {classTokens})};
}
