import {basename, dirname, isAbsolute, join, relative, resolve, sep} from 'node:path';
import {nearest} from '../../config/nearest.ts';
import {TagnosisError} from '../../errors.ts';
import type {Medium} from '../medium.ts';

export interface PathMap {
  readonly from: string;
  readonly to: string;
}

/** Where the paths of a settings file start, and what they must not leave. */
export interface PathRules {
  readonly medium: Medium;
  /** Folder of the settings file. */
  readonly base: string;
  readonly maps: readonly PathMap[];
  /** Settings that lie in a data set and were not named by the user may not lead out of this folder; null: anywhere. */
  readonly within: string | null;
}

/** `FROM=TO` of --path-map: what a path of another machine is called here. */
export function parsePathMap(told: string): PathMap {
  const at = told.indexOf('=');
  if (at > 0) return {from: told.slice(0, at), to: told.slice(at + 1)};
  throw new TagnosisError('usage', `--path-map wants FROM=TO, not "${told}".`, {
    hint: 'For example: --path-map "C:\\data=./data"',
  });
}

/** A folder that settings name, as an absolute path: mapped, else beside the settings, else in the working folder. */
export function resolveFolder(path: string, rules: PathRules): string {
  return found(path, rules, 'folder');
}

/** A file that settings name. */
export function resolveFile(path: string, rules: PathRules): string {
  return found(path, rules, 'file');
}

/** As `resolveFolder`, null when it is not there or out of bounds. */
export function folderIfThere(path: string, rules: PathRules): string | null {
  try {
    return resolveFolder(path, rules);
  } catch (error) {
    if (error instanceof TagnosisError) return null;
    throw error;
  }
}

function found(path: string, {medium, base, maps, within}: PathRules, kind: 'file' | 'folder'): string {
  const written = path.replaceAll('\\', '/');
  const map = maps.find(({from}) => written.startsWith(from.replaceAll('\\', '/')));
  const plain = map === undefined ? written : map.to.replaceAll('\\', '/') + written.slice(map.from.length);
  const tried = isAbsolute(plain) ? [plain] : [join(base, plain), resolve(plain)];
  const there = tried.find(one => medium.kind(one) === kind);
  // A map is the user's own word.
  if (there !== undefined && (within === null || map !== undefined || leadsInside(there, within, medium)))
    return resolve(there);
  if (there !== undefined || (within !== null && !tried.some(one => isBelow(resolve(one), within))))
    throw outside(path);
  const {top} = medium;
  throw top === null || tried.some(one => isBelow(resolve(one), top)) ? notThere(path, tried, medium) : beyond(path);
}

/** A settings file that is a link out of its data set is not of the data set. */
export function refuseOutside(path: string, within: string, medium: Medium): void {
  if (!leadsInside(path, within, medium)) throw outside(basename(path));
}

function leadsInside(path: string, folder: string, medium: Medium): boolean {
  return isBelow(medium.real(path), medium.real(folder));
}

/** Whether a path is the folder or lies below it, as written. */
function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function outside(path: string): TagnosisError {
  return new TagnosisError(
    'config-path-not-found',
    `The settings in the data set name "${path}", which is outside it.`,
    {
      hint: 'To follow them, name the settings file itself instead of the folder.',
    },
  );
}

/** A revision has nothing above its root, and no disk around it. */
function beyond(path: string): TagnosisError {
  return new TagnosisError('config-path-not-found', `The settings name "${path}", which is outside the revision.`, {
    hint: isForeign(path) ? MAP_IT : 'To follow it, name the settings file of a checkout.',
  });
}

const MAP_IT = 'It is a path of another machine: --path-map "C:\\data=./data"';

function isForeign(path: string): boolean {
  return /^[A-Za-z]:/.test(path);
}

function notThere(path: string, tried: readonly string[], medium: Medium): TagnosisError {
  const near = tried.map(one => nearName(one, medium)).find(name => name !== null);
  const places = tried.map(medium.shown).join(', ');
  return new TagnosisError('config-path-not-found', `The settings name "${path}", which is not there.`, {
    hint: isForeign(path) ? MAP_IT : `Tried ${places}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
  });
}

/** What lies beside the first part of the path that is missing, and is called nearly so. */
function nearName(path: string, medium: Medium): string | null {
  let missing = resolve(path);
  while (medium.kind(dirname(missing)) === null && dirname(missing) !== missing) missing = dirname(missing);
  return nearest(basename(missing), medium.names(dirname(missing)));
}
