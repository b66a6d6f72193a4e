import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

/**
 * The version of sharp that is installed, or `none`. Read from its package: to load sharp only to ask costs a tenth of a second,
 * and to resolve its name 8 ms, which only package managers without folders need.
 */
export function decoderVersion(): string {
  const {resolve} = createRequire(import.meta.url);
  const folders = (resolve.paths('sharp') ?? []).map(folder => join(folder, 'sharp'));
  return firstVersion(folders) ?? versionIn(() => join(resolve('sharp'), '..', '..')) ?? 'none';
}

function firstVersion(folders: readonly string[]): string | null {
  for (const folder of folders) {
    const found = versionIn(() => folder);
    if (found !== null) return found;
  }
  return null;
}

function versionIn(folder: () => string): string | null {
  try {
    const text = readFileSync(join(folder(), 'package.json'), 'utf8');
    return String((JSON.parse(text) as {readonly version?: unknown}).version);
  } catch {
    return null;
  }
}
