import {existsSync, statSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {parseRevision} from '../../sources/revision.ts';

/**
 * The folder from which a configuration is looked for upwards: that of the data set. A revision is judged by the settings of
 * the working tree, from the place on that its folder has there: as the folder itself is.
 */
export function configFolder(path: string): string {
  const own = folderAt(path);
  if (own !== null) return own;
  const revision = parseRevision(path);
  if (revision === null) return dirname(path);
  const fromHere = /^\.{1,2}(\/|$)/.test(revision.path);
  const place = resolve(fromHere ? '.' : top(), revision.path === '' ? '.' : join('.', revision.path));
  for (let at = place; ; at = dirname(at)) {
    const folder = folderAt(at);
    if (folder !== null) return folder;
  }
}

/** The folder, or that of the file; null where there is nothing, or a circle of links. */
function folderAt(path: string): string | null {
  try {
    return statSync(path).isDirectory() ? path : dirname(path);
  } catch {
    return null;
  }
}

/** Where paths of a revision begin; the working folder outside of a working tree. */
function top(): string {
  for (let at = resolve('.'); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return '.';
  }
}
