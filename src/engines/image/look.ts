import {createHash} from 'node:crypto';
import {statSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {decoderVersion} from './decoder-version.ts';
import {type FileFacts, FingerprintCache, type KeptIn} from './fingerprint-cache.ts';
import type {Fit} from './fit.ts';
import type {ImageTask} from './image-task.ts';
import {FINGERPRINT_VERSION, type ImagePolicy} from './policy.ts';
import {type PoolOptions, runPool} from './pool.ts';
import type {ImageFailure, ImageRecord} from './record.ts';

/** An image of a data set and how its bytes are had. */
export interface ImageToSee {
  /** The extension counts. */
  readonly name: string;
  /** Where it lies on disk; null where it does not. */
  readonly path: string | null;
  /** The whole file, for what is not on disk. */
  readonly read?: () => Uint8Array;
  /** What Git calls its bytes, where that is known. */
  readonly blob?: string;
  /** What an LFS pointer stands for: SHA-256 and bytes. */
  readonly lfs?: {readonly oid: string; readonly size: number};
}

/** Of the images that are done. */
export interface SeenSoFar {
  /** In the files that were decoded. */
  readonly bytes: number;
  /** Images that were not decoded, whatever the reason. */
  readonly failed: number;
}

export interface LookOptions {
  readonly policy: ImagePolicy;
  /** Folder of fingerprints that were made before; null to keep none. */
  readonly cache: string | null;
  /** Threads; as many as there are cores, at most 8, when absent. */
  readonly jobs?: number;
  /** Images that are worth another thread: a decoder in WebAssembly takes as long to start as some images to decode. */
  readonly perThread?: number;
  readonly memoryMiB?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, of: number, seen: SeenSoFar) => void) | undefined;
  /** So many files of the cache were written by a later version: they are not read, and images are looked at anew. */
  readonly onNewer?: ((folder: string, files: number) => void) | undefined;
  /** The disk is full, or the folder of the cache closed: what was seen is right, and will be looked at again next time. */
  readonly onNotKept?: ((folder: string, failure: unknown) => void) | undefined;
}

const MOST_JOBS = 8;
const MEMORY_MIB = 1024;

/** Looks at images: a record for each, in their order. What was seen before is not opened, and no thread is started for it. */
export async function lookAtImages(images: readonly ImageToSee[], options: LookOptions): Promise<ImageRecord[]> {
  const kept = keptIn(options);
  const cache = kept === null ? null : new FingerprintCache(kept);
  try {
    const records: (ImageRecord | null)[] = images.map(image => known(image, cache));
    const open = [...records.keys()].filter(i => records[i] === null);
    if (open.length > 0) tellNewer(cache, options);
    const tasks = open.map(i => () => taskOf(images[i], 'fingerprint'));
    let done = images.length - open.length;
    let seen = records.reduce(withRecord, {bytes: 0, failed: 0});
    await runPool(tasks, poolOptions(options, kept), (place, {record, facts}) => {
      records[open[place] ?? 0] = record;
      if (record !== null) keep(cache, record, facts);
      seen = withRecord(seen, record ?? UNREADABLE);
      options.onProgress?.(++done, images.length, seen);
    });
    return records.map(record => record ?? UNREADABLE);
  } finally {
    closed(cache, options);
  }
}

/** Whether everything is known of some contents, by the names of their bytes: they can be judged where the bytes are not here. */
export function areKnown(contentIds: Iterable<string>, options: LookOptions): boolean {
  const kept = keptIn(options);
  if (kept === null) return false;
  const cache = new FingerprintCache(kept);
  try {
    for (const contentId of contentIds) if (cache.record(contentId) === null) return false;
    return true;
  } finally {
    cache.close();
  }
}

/** Hashes of the pixels of images that were decoded before, by place; null where they cannot be had. */
export async function pixelDigests(
  images: readonly ImageToSee[],
  records: readonly ImageRecord[],
  options: LookOptions,
): Promise<(string | null)[]> {
  const kept = keptIn(options);
  const cache = kept === null ? null : new FingerprintCache(kept);
  try {
    const digests: (string | null)[] = images.map(() => null);
    const tasks = images.map(image => () => taskOf(image, 'pixels'));
    await runPool(tasks, poolOptions(options, kept), (i, {pixels}) => {
      digests[i] = pixels;
      const record = records[i];
      if (pixels !== null && record?.state === 'ok') cache?.rememberRecord({...record, pixels});
    });
    return digests;
  } finally {
    closed(cache, options);
  }
}

/** Planes of images at the size that a model wants, by place; null where they cannot be had. */
export async function fitImages(
  images: readonly ImageToSee[],
  fit: Fit,
  options: LookOptions,
): Promise<(Uint8Array | null)[]> {
  const fitted: (Uint8Array | null)[] = images.map(() => null);
  const tasks = images.map(image => () => {
    const task = taskOf(image, 'fit');
    return 'state' in task ? task : {...task, fit};
  });
  await runPool(tasks, poolOptions(options, null), (i, {planes}) => {
    fitted[i] = planes ?? null;
  });
  return fitted;
}

function withRecord({bytes, failed}: SeenSoFar, record: ImageRecord | null): SeenSoFar {
  if (record === null) return {bytes, failed};
  return record.state === 'ok' ? {bytes: bytes + record.bytes, failed} : {bytes, failed: failed + 1};
}

function tellNewer(cache: FingerprintCache | null, {cache: folder, onNewer}: LookOptions): void {
  const files = onNewer === undefined ? 0 : (cache?.newer ?? 0);
  if (folder !== null && files > 0) onNewer?.(folder, files);
}

function closed(cache: FingerprintCache | null, {cache: folder, onNotKept}: LookOptions): void {
  cache?.close();
  if (folder !== null && cache !== null && cache.failure !== null) onNotKept?.(folder, cache.failure);
}

function keptIn({cache, policy}: LookOptions): KeptIn | null {
  return cache === null ? null : {folder: cache, policy: policyDigest(policy)};
}

function poolOptions(
  {policy, jobs, perThread = 1, memoryMiB = MEMORY_MIB, signal}: LookOptions,
  kept: KeptIn | null,
): PoolOptions {
  return {kept, policy, jobs: jobs ?? Math.min(availableParallelism(), MOST_JOBS), perThread, memoryMiB, signal};
}

/** What needs no look: pointers, and what the cache knows. */
function known({path, blob, lfs}: ImageToSee, cache: FingerprintCache | null): ImageRecord | null {
  if (lfs !== undefined) return {state: 'lfs-pointer', contentId: `lfs:${lfs.oid}`, detail: '', bytes: lfs.size};
  if (cache === null) return null;
  const facts = path === null ? null : factsOf(path);
  const contentId = blob ?? (facts === null ? null : cache.contentId(facts));
  return contentId === null ? null : cache.record(contentId);
}

/** Null for what is gone, or lies in a folder that is closed to us. */
function factsOf(path: string): FileFacts | null {
  try {
    const {size, mtimeNs, ino} = statSync(path, {bigint: true});
    return {path, size, mtimeNs, inode: ino};
  } catch {
    return null;
  }
}

function keep(cache: FingerprintCache | null, record: ImageRecord, facts: FileFacts | null): void {
  cache?.rememberRecord(record);
  if (facts !== null && record.contentId !== null) cache?.rememberPath(facts, record.contentId);
}

const UNREADABLE: ImageFailure = {state: 'unreadable', contentId: null, detail: ''};

/** A task, or why its bytes cannot be had. */
function taskOf(image: ImageToSee | undefined, kind: ImageTask['kind']): ImageTask | ImageFailure {
  if (image === undefined) return UNREADABLE;
  const {name, path, read} = image;
  if (path !== null) return {kind, name, source: path};
  try {
    return read === undefined ? UNREADABLE : {kind, name, source: read()};
  } catch {
    return UNREADABLE;
  }
}

/** Names how pixels are had: another recipe, or another decoder, knows nothing of what was kept before. */
function policyDigest({mode, orientation, alpha, maxPixels, maxBytes}: ImagePolicy): string {
  const recipe = [FINGERPRINT_VERSION, mode, orientation, alpha, maxPixels, maxBytes, decoderVersion()];
  return createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 32);
}
