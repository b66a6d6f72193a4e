import {accessSync, constants, readdirSync} from 'node:fs';
import {basename, dirname, join, relative, resolve, sep} from 'node:path';
import {TagnosisError} from '../../../errors.ts';
import {isImageFile} from '../../../sources/image-files.ts';
import type {Storage} from '../../../sources/storage.ts';
import {extension, stem} from '../../../sources/tree.ts';
import type {Move} from './journal.ts';

/** Beside the data set, since trainers that look into folders of folders would find it inside. */
export function quarantineOf(root: string, told: string | undefined): string {
  return told === undefined ? `${root}.quarantine` : resolve(told);
}

/** What belongs to an image: masks, conditions, cached latents and text embeddings. */
const COMPANION = /^([-_](masklabel|condlabel)\.\w+|(_\d+x\d+)?(_[a-z0-9-]+)?\.npz)$/i;
const CAPTION = /^\.(txt|caption|cap)$/;

/**
 * Where the files of items go: image, caption, masks and caches keep their place below the quarantine. A caption that
 * another image of the same name still needs stays.
 */
export function movesOf(keys: readonly string[], storage: Storage, {root, quarantine}: Places): Move[] {
  const gone = new Set(keys);
  const froms = new Set<string>();
  for (const key of keys) {
    const path = storage.file(key);
    if (path === null) continue;
    froms.add(path);
    if (isImageFile(key)) for (const other of companions(path, key, gone)) froms.add(other);
  }
  return [...froms].toSorted().map(path => {
    const from = relative(root, path).split(sep).join('/');
    return {from, to: join(quarantine, from)};
  });
}

interface Places {
  readonly root: string;
  readonly quarantine: string;
}

function companions(path: string, key: string, gone: ReadonlySet<string>): string[] {
  const folder = dirname(path);
  const name = stem(basename(path));
  const inSet = key.slice(0, key.length - basename(path).length);
  const names = readdirSync(folder).filter(other => other.startsWith(name) && other !== basename(path));
  const isShared = names.some(other => stem(other) === name && isImageFile(other) && !gone.has(inSet + other));
  return names
    .filter(other => {
      const rest = other.slice(name.length);
      return !isShared && (CAPTION.test(rest) || COMPANION.test(rest)) && extension(other) !== '';
    })
    .map(other => join(folder, other));
}

/** Refuses a quarantine that could not be written, or that a Git repository would not show. */
export function checkQuarantine(quarantine: string, repository: string | null): void {
  const parent = dirname(quarantine);
  const isOutside = repository !== null && relative(repository, quarantine).startsWith('..');
  if (!isOutside && isWritable(parent)) return;
  const why = isOutside ? 'lies outside of the Git repository' : 'cannot be written';
  throw new TagnosisError('quarantine-outside', `${quarantine}, where files are set aside, ${why}.`, {
    hint: 'Name another folder: --quarantine DIR',
  });
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
