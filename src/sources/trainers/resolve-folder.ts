import {statSync} from 'node:fs';
import {isAbsolute, join, resolve} from 'node:path';
import {nearest} from '../../config/nearest.ts';
import {TagnosisError} from '../../errors.ts';

export interface PathMap {
  readonly from: string;
  readonly to: string;
}

/** `FROM=TO` of --path-map: what a path of another machine is called here. */
export function parsePathMap(told: string): PathMap {
  const at = told.indexOf('=');
  if (at > 0) return {from: told.slice(0, at), to: told.slice(at + 1)};
  throw new TagnosisError('usage', `--path-map wants FROM=TO, not "${told}".`, {
    hint: 'For example: --path-map "C:\\data=./data"',
  });
}

/** Where a path of a settings file lies here: mapped, else beside the settings, else in the working folder. */
export function resolveFolder(path: string, base: string, maps: readonly PathMap[]): string {
  const mapped = maps.find(({from}) => path.startsWith(from));
  const plain = (mapped === undefined ? path : mapped.to + path.slice(mapped.from.length)).replaceAll('\\', '/');
  const tried = isAbsolute(plain) ? [plain] : [join(base, plain), resolve(plain)];
  const found = tried.find(one => statSync(one, {throwIfNoEntry: false}) !== undefined);
  if (found !== undefined) return resolve(found);
  const foreign = /^[A-Za-z]:/.test(path);
  const near = nearest(plain, ['images', 'train', 'img']);
  throw new TagnosisError('config-path-not-found', `The settings name "${path}", which is not there.`, {
    hint: foreign
      ? 'It is a path of another machine: --path-map "C:\\data=./data"'
      : `Tried ${tried.join(', ')}.${near === null ? '' : ` Did you mean ${near}?`}`,
  });
}
