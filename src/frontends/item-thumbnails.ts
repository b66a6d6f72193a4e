import {readFileSync, statSync} from 'node:fs';
import {thumbnail, type Thumbnail} from '../engines/image/thumbnail.ts';
import type {ImageRef, Source} from '../sources/source.ts';

/** Pixels of a small picture, two for each of CSS. */
const SIDE = 160;
/** A larger file is not opened for a small picture. */
const MOST_BYTES = 64 * 2 ** 20;
/** Pictures that are decoded at once. */
const AT_ONCE = 4;

/**
 * Small pictures of items by key; those that cannot be had are left out. The source is asked again for where its images lie:
 * nothing is kept of that beside the statistics.
 */
export async function itemThumbnails(
  source: Source,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Thumbnail>> {
  const wanted = new Set(keys);
  const found = new Map<string, Thumbnail>();
  const running = new Set<Promise<void>>();
  if (wanted.size === 0) return found;
  for await (const {key, image} of source.items(signal)) {
    signal?.throwIfAborted();
    if (!wanted.delete(key)) continue;
    const one: Promise<void> = small(key, image).then(picture => {
      running.delete(one);
      if (picture !== null) found.set(key, picture);
    });
    running.add(one);
    if (running.size >= AT_ONCE) await Promise.race(running);
    if (wanted.size === 0) break;
  }
  await Promise.all(running);
  return found;
}

async function small(key: string, image: ImageRef | undefined): Promise<Thumbnail | null> {
  const bytes = image === undefined ? null : bytesOf(image);
  return bytes === null ? null : thumbnail(bytes, key, SIDE);
}

/** Null for what is not here, and for what is too large. */
function bytesOf({ref, read, lfs}: ImageRef): Uint8Array | null {
  if (lfs !== undefined) return null;
  try {
    if (read !== undefined) return read();
    return statSync(ref).size > MOST_BYTES ? null : readFileSync(ref);
  } catch {
    return null;
  }
}
