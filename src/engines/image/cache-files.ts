import {readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** Names of files that the cache writes, half-written ones among them; whatever else lies in the folder is not ours. */
const OURS =
  /^(?:code|contents|fingerprints|paths|models|reports|vectors\d+)-\d+-(?:[0-9a-f]{8}-)?[0-9a-f]{16}\.(?:seg|tmp)$/;

/**
 * What the cache holds: vectors that models gave, all that is known of images besides, reports of sets that were checked, and the
 * program as it was compiled.
 */
export const CACHE_PARTS = ['images', 'vectors', 'reports', 'code'] as const;

export type CachePart = (typeof CACHE_PARTS)[number];

interface CacheFile {
  readonly path: string;
  readonly bytes: number;
  /** When it was last of use, in milliseconds. */
  readonly usedAt: number;
  readonly part: CachePart;
}

/** The part that a file belongs to, by how its name begins. */
export function partOf(name: string): CachePart {
  return CACHE_PARTS.find(part => name.startsWith(part)) ?? 'images';
}

/** Files of the cache, or of some parts of it, with their sizes; none where there is no cache. Others are not looked at. */
export function cacheFiles(folder: string, parts: readonly CachePart[] = CACHE_PARTS): readonly CacheFile[] {
  try {
    return readdirSync(folder)
      .filter(name => OURS.test(name) && parts.includes(partOf(name)))
      .map(name => {
        const path = join(folder, name);
        const stat = statSync(path, {throwIfNoEntry: false});
        return {path, bytes: stat?.size ?? 0, usedAt: stat?.mtimeMs ?? 0, part: partOf(name)};
      });
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
/** Reports are small and one more is written by each check of something new: as many files make a folder slow to look through. */
const MOST_REPORTS = 500;
/** What is half-written for longer was left by a process that was killed. */
const LEFT_MS: number = 3600 * 1000;

/** As `keepWithin`, for one part alone. O(files of all parts) to read their names; only those of the part are looked at. */
export function keepPartWithin(folder: string, part: CachePart): void {
  keepWithin(folder, {[part]: CACHE_LIMITS[part]});
}

/**
 * Removes what killed processes left, and the longest unused files until the others fit, in each part with a limit. Never throws:
 * what cannot go now goes later.
 */
export function keepWithin(
  folder: string,
  limits: Readonly<Partial<Record<CachePart, number>>> = CACHE_LIMITS,
  now: number = Date.now(),
): void {
  const parts = CACHE_PARTS.filter(part => limits[part] !== undefined);
  const kept: CacheFile[] = [];
  for (const file of cacheFiles(folder, parts)) {
    if (!file.path.endsWith('.tmp')) kept.push(file);
    else if (now - file.usedAt > LEFT_MS) tryToRemove(file.path);
  }
  kept.sort((a, b) => a.usedAt - b.usedAt);
  for (const part of parts) {
    const files = kept.filter(file => file.part === part);
    shrink(files, {bytes: limits[part] ?? 0, files: part === 'reports' ? MOST_REPORTS : files.length});
  }
}

/** The longest unused first. */
function shrink(files: readonly CacheFile[], most: {readonly bytes: number; readonly files: number}): void {
  let total = files.reduce((sum, {bytes}) => sum + bytes, 0);
  for (const [i, {path, bytes}] of files.entries()) {
    if (total <= most.bytes && files.length - i <= most.files) return;
    tryToRemove(path);
    total -= bytes;
  }
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
