import {parseFolderName} from './repeats-folder.ts';
import type {Subset} from './source.ts';
import {fileName, folderOf} from './tree.ts';

/** One subset a folder of images; kohya's `N_name` gives repeats and class tokens, any other name one repeat. */
export function subsetsByFolder(
  images: readonly string[],
): Map<string, {readonly subset: Subset; readonly images: string[]}> {
  const folders = new Map<string, {subset: Subset; images: string[]}>();
  for (const image of images) {
    const folder = folderOf(image);
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, {subset: subsetOf(folder), images: [image]});
    else known.images.push(image);
  }
  return folders;
}

function subsetOf(folder: string): Subset {
  const parsed = folder === '' ? null : parseFolderName(fileName(folder));
  if (parsed === null || parsed.repeats < 1) return {name: folder, repeats: 1, regularisation: false};
  const {repeats, classTokens} = parsed;
  return {name: folder, repeats, regularisation: false, ...(classTokens === '' ? {} : {classTokens})};
}
