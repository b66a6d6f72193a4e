import {existsSync, realpathSync} from 'node:fs';
import {posix, relative, resolve, sep} from 'node:path';
import {nearest} from '../config/nearest.ts';
import {TagnosisError} from '../errors.ts';
import {folderOf, type Tree} from './tree.ts';

/**
 * Where the folder of `--captions` lies in the tree, '' for its root. It may be told as seen from the data set, or from
 * the working folder, or absolutely, but has to lie inside the data set (at `root` on disk; null for a revision).
 */
export function captionFolder(told: string, tree: Tree, root: string | null): string {
  const folders = foldersOf(tree);
  const tried = [posix.normalize(told.replaceAll('\\', '/')), ...(root === null ? [] : seenFromRoot(told, root))]
    .map(path => path.replace(/(?<=.)\/+$/, ''))
    .map(path => (path === '.' ? '' : path));
  const found = tried.find(path => folders.has(path));
  if (found !== undefined) return found;
  const near = nearest(tried[0] ?? '', [...folders]);
  throw new TagnosisError('source-not-found', `There is no folder "${told}" with files in ${tree.name}.`, {
    hint:
      near !== null && near !== ''
        ? `Did you mean ${near}?`
        : 'It was looked for in the data set and in the working folder; captions outside the data set are not read.',
  });
}

/** A path of the working folder, as the data set sees it; by its real place too, since either may be named by a link. */
function seenFromRoot(told: string, root: string): string[] {
  const target = resolve(told);
  const pairs = [[resolve(root), target]];
  if (existsSync(target)) pairs.push([realpathSync(root), realpathSync(target)]);
  return pairs.map(([from = '', to = '']) => relative(from, to).split(sep).join('/') || '.');
}

function foldersOf(tree: Tree): Set<string> {
  const folders = new Set(['']);
  for (const path of tree.files) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  }
  return folders;
}
