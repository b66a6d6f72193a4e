import {dirname, extname} from 'node:path';
import type {Storage} from '../../../sources/storage.ts';

/** Where the captions of a set lie, as far as a trainer's settings can tell it. */
export interface CaptionPlaces {
  /** With the dot. */
  readonly extension: string;
  /** kohya's own table, where all captions stand in one. */
  readonly metadata: string | null;
  /** Why no trainer finds the captions where they are; null where one does. */
  readonly unfound: string | null;
}

/** Trainers look for captions beside the images; kohya knows its own table too. */
export function captionPlaces(keys: readonly string[], storage: Storage): CaptionPlaces {
  const extensions = new Map<string, number>();
  const tables = new Set<string>();
  let unfound: string | null = null;
  for (const key of keys) {
    const [place] = storage.places(key);
    if (place === undefined) continue;
    if (place.kind === 'json' && place.separator !== '') tables.add(place.path);
    else if (place.kind !== 'file') unfound ??= 'its captions stand in a table';
    else {
      const image = storage.file(key);
      if (image !== null && dirname(image) !== dirname(place.path)) unfound ??= 'its captions lie in another folder';
      const extension = extname(place.path);
      extensions.set(extension, (extensions.get(extension) ?? 0) + 1);
    }
  }
  const [commonest] = [...extensions].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [metadata, ...others] = tables;
  if (others.length > 0 || (metadata !== undefined && extensions.size > 0))
    unfound ??= 'its captions stand in several places';
  return {extension: commonest?.[0] ?? '.txt', metadata: metadata ?? null, unfound};
}
