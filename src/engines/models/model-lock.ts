import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {TagnosisError} from '../../errors.ts';

export const LOCK_NAME = 'tagnosis-models.lock.json';

/** What a file of a model was when it was first fetched. */
export interface LockedFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** Files of a revision, by path. */
export interface LockedModel {
  readonly revision: string;
  readonly files: Readonly<Record<string, LockedFile>>;
}

type Lock = Readonly<Record<string, LockedModel>>;

/** What is locked of a model under a name (`org/name`); null where nothing is, or there is no lock. */
export function lockedModel(folder: string, name: string): LockedModel | null {
  const lock = readLock(folder);
  return Object.hasOwn(lock, name) ? (lock[name] ?? null) : null;
}

/** Writes a model into the lock of a folder, beside the others. */
export function lockModel(folder: string, name: string, model: LockedModel): void {
  const lock = {...readLock(folder), [name]: model};
  const sorted = Object.fromEntries(Object.entries(lock).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const path = join(folder, LOCK_NAME);
  writeFileSync(`${path}.new`, `${JSON.stringify(sorted, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

function readLock(folder: string): Lock {
  const path = join(folder, LOCK_NAME);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  try {
    const read: unknown = JSON.parse(text);
    if (isLock(read)) return read;
  } catch {
    // Said below.
  }
  throw new TagnosisError('model-lock', `${basename(folder)}/${LOCK_NAME} is damaged.`, {
    hint: 'Restore it, or remove it to trust what is fetched next.',
  });
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLock(value: unknown): value is Lock {
  return isTable(value) && Object.values(value).every(isLocked);
}

function isLocked(value: unknown): boolean {
  if (!isTable(value) || typeof value['revision'] !== 'string' || !isTable(value['files'])) return false;
  return Object.values(value['files']).every(
    file => isTable(file) && typeof file['bytes'] === 'number' && /^[0-9a-f]{64}$/.test(String(file['sha256'])),
  );
}
