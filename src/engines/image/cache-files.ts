import {readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** Names of files that the cache writes, half-written ones among them; whatever else lies in the folder is not ours. */
const OURS = /^(?:fingerprints|paths|models|vectors\d+)-\d+-[0-9a-f]{16}\.(?:seg|tmp)$/;

/** Files of the cache with their sizes; none where there is no cache. */
export function cacheFiles(folder: string): readonly {readonly path: string; readonly bytes: number}[] {
  try {
    return readdirSync(folder)
      .filter(name => OURS.test(name))
      .map(name => ({
        path: join(folder, name),
        bytes: statSync(join(folder, name), {throwIfNoEntry: false})?.size ?? 0,
      }));
  } catch {
    return [];
  }
}

/** Removes them; another process that uses them looks at its images anew. */
export function clearCache(folder: string): void {
  for (const {path} of cacheFiles(folder)) rmSync(path, {force: true});
}
