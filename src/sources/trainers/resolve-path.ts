import {readdirSync, realpathSync, type Stats, statSync} from 'node:fs';
import {basename, dirname, isAbsolute, join, resolve, sep} from 'node:path';
import {nearest} from '../../config/nearest.ts';
import {TagnosisError} from '../../errors.ts';

export interface PathMap {
  readonly from: string;
  readonly to: string;
}

/** Where the paths of a settings file start, and what they must not leave. */
export interface PathRules {
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
  return found(path, rules, facts => facts.isDirectory());
}

/** A file that settings name. */
export function resolveFile(path: string, rules: PathRules): string {
  return found(path, rules, facts => facts.isFile());
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

function found(path: string, {base, maps, within}: PathRules, isRight: (facts: Stats) => boolean): string {
  const map = maps.find(({from}) => path.startsWith(from));
  const plain = (map === undefined ? path : map.to + path.slice(map.from.length)).replaceAll('\\', '/');
  const tried = isAbsolute(plain) ? [plain] : [join(base, plain), resolve(plain)];
  const there = tried.find(one => {
    const facts = factsOf(one);
    return facts !== null && isRight(facts);
  });
  // A map is the user's own word.
  if (there !== undefined && (within === null || map !== undefined || isInside(there, within))) return resolve(there);
  if (there !== undefined || (within !== null && !tried.some(one => resolve(one).startsWith(within))))
    throw outside(path);
  throw notThere(path, tried);
}

function factsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** A settings file that is a link out of its data set is not of the data set. */
export function refuseOutside(path: string, within: string): void {
  if (!isInside(path, within)) throw outside(basename(path));
}

function isInside(path: string, folder: string): boolean {
  const [real, root] = [realpathSync(path), realpathSync(folder)];
  return real === root || real.startsWith(root + sep);
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

function notThere(path: string, tried: readonly string[]): TagnosisError {
  const near = tried.map(nearName).find(name => name !== null);
  return new TagnosisError('config-path-not-found', `The settings name "${path}", which is not there.`, {
    hint: /^[A-Za-z]:/.test(path)
      ? 'It is a path of another machine: --path-map "C:\\data=./data"'
      : `Tried ${tried.join(', ')}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
  });
}

/** What lies beside the first part of the path that is missing, and is called nearly so. */
function nearName(path: string): string | null {
  let missing = resolve(path);
  while (factsOf(dirname(missing)) === null && dirname(missing) !== missing) missing = dirname(missing);
  try {
    return nearest(basename(missing), readdirSync(dirname(missing)));
  } catch {
    return null;
  }
}
