import {readdirSync} from 'node:fs';
import {dirname, relative, sep} from 'node:path';
import type {FileChange} from './file-changes.ts';

/** Caches of captions, as kohya and musubi write them beside the images. */
const CACHE = /(_te(_outputs)?|_te_[a-z0-9]+)\.(npz|safetensors)$|^metadata_cache\.json$/;
const SHOWN = 3;

/** A word on caches that hold captions as they were; empty where there are none. */
export function staleCacheWords(files: readonly FileChange[], root: string): string {
  const folders = new Set(files.map(({path}) => dirname(path)));
  const found = [...folders].flatMap(folder =>
    readdirSync(folder)
      .filter(name => CACHE.test(name))
      .map(name => `${relative(root, folder).split(sep).join('/')}/${name}`.replace(/^\//, '')),
  );
  if (found.length === 0) return '';
  const more = found.length > SHOWN ? ` and ${found.length - SHOWN} more` : '';
  return `Caches hold captions as they were; delete them before training: ${found.toSorted().slice(0, SHOWN).join(', ')}${more}`;
}
