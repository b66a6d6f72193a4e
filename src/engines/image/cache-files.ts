import {readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** Names of files that the cache writes, half-written ones among them; whatever else lies in the folder is not ours. */
const OURS = /^(?:code|fingerprints|paths|models|reports|vectors\d+)-\d+-(?:[0-9a-f]{8}-)?[0-9a-f]{16}\.(?:seg|tmp)$/;

/**
 * What the cache holds: vectors that models gave, all that is known of images besides, reports of sets that were checked, and the
 * program as it was compiled.
 */
export const CACHE_PARTS = ['images', 'vectors', 'reports', 'code'] as const;

export type CachePart = (typeof CACHE_PARTS)[number];

interface CacheFile {
  readonly path: string;
  readonly bytes: number;
  readonly part: CachePart;
}

/** Files of the cache with their sizes; none where there is no cache. */
export function cacheFiles(folder: string): readonly CacheFile[] {
  try {
    return readdirSync(folder)
      .filter(name => OURS.test(name))
      .map(name => ({
        path: join(folder, name),
        bytes: statSync(join(folder, name), {throwIfNoEntry: false})?.size ?? 0,
        part: CACHE_PARTS.find(part => name.startsWith(part)) ?? 'images',
      }));
  } catch {
    return [];
  }
}

/** Bytes that each part may take: a vector is fifty times what else is known of an image, and must not push that out. */
export const CACHE_LIMITS: Readonly<Record<CachePart, number>> = {
  images: 2 ** 30,
  vectors: 4 * 2 ** 30,
  reports: 64 * 2 ** 20,
  code: 64 * 2 ** 20,
};
/** What is half-written for longer was left by a process that was killed. */
const LEFT_MS = 3600 * 1000;

/** Removes what killed processes left, and the longest unused files until the others fit. Never throws: what cannot go now goes later. */
export function keepWithin(folder: string, limits: typeof CACHE_LIMITS = CACHE_LIMITS, now: number = Date.now()): void {
  const files = cacheFiles(folder).map(file => ({...file, usedAt: timeOf(file.path)}));
  const isLeft = ({path, usedAt}: (typeof files)[number]): boolean => path.endsWith('.tmp') && now - usedAt > LEFT_MS;
  for (const {path} of files.filter(isLeft)) tryToRemove(path);
  const kept = files.filter(file => !isLeft(file)).toSorted((a, b) => a.usedAt - b.usedAt);
  for (const part of CACHE_PARTS)
    shrink(
      kept.filter(file => file.part === part),
      limits[part],
    );
}

/** The longest unused first. */
function shrink(files: readonly CacheFile[], most: number): void {
  let total = files.reduce((sum, {bytes}) => sum + bytes, 0);
  for (const {path, bytes} of files) {
    if (total <= most) return;
    if (!path.endsWith('.seg')) continue;
    tryToRemove(path);
    total -= bytes;
  }
}

function timeOf(path: string): number {
  return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0;
}

/** Whether it is gone. What cannot go now goes later, or does no harm. */
export function tryToRemove(path: string): boolean {
  try {
    rmSync(path, {force: true});
    return true;
  } catch {
    // Another process has it open, on a system that then keeps it, or the folder is closed to us.
    return false;
  }
}

/** Removes them, or a part of them; another process that uses them looks at its images anew. */
export function clearCache(folder: string, part?: CachePart): void {
  for (const file of cacheFiles(folder)) if (part === undefined || file.part === part) rmSync(file.path, {force: true});
}
