import {count} from './candidate.ts';
import type {Pair} from './folder-source.ts';
import type {Note} from './notes.ts';
import {fileName, folderOf, type Tree} from './tree.ts';

/** Folders whose metadata_cache.json is older than one of their captions: sd-scripts trains what the cache holds. */
export function staleCaches(tree: Tree, pairs: readonly Pair[]): Note[] {
  const caches = tree.files.filter(path => fileName(path) === 'metadata_cache.json');
  if (caches.length === 0) return [];
  const written = new Map(caches.map(cache => [folderOf(cache), modified(tree, cache) ?? Infinity]));
  const newer = new Map<string, number>();
  for (const {caption} of pairs) {
    const cached = caption === null ? undefined : written.get(folderOf(caption));
    if (caption === null || cached === undefined || (modified(tree, caption) ?? 0) <= cached) continue;
    newer.set(folderOf(caption), (newer.get(folderOf(caption)) ?? 0) + 1);
  }
  return caches.flatMap((place): Note[] => {
    const n = newer.get(folderOf(place));
    return n === undefined ? [] : [{code: 'stale-cache', place, detail: count(n, 'newer caption')}];
  });
}

/** When a file was last written; undefined for one that is gone, or closed to us: that has a note of its own. */
function modified(tree: Tree, path: string): number | undefined {
  try {
    return tree.modified?.(path);
  } catch {
    return undefined;
  }
}

/** Subsets trained on their class tokens alone: kohya's usual way with regularisation-like sets, no defect. */
export function uncaptioned(pairs: readonly Pair[]): Note[] {
  const subsets = new Map<string, boolean>();
  for (const {subset, caption, texts = []} of pairs) {
    if (subset.classTokens === undefined) continue;
    const captioned = caption !== null || texts.length > 0;
    subsets.set(subset.name, (subsets.get(subset.name) ?? false) || captioned);
  }
  return [...subsets].filter(([, any]) => !any).map(([place]) => ({code: 'subset-without-captions' as const, place}));
}

/** Folders of images that are not trained, one note each. */
export function untrained(folders: ReadonlyMap<string, number>, code: (folder: string) => Note['code']): Note[] {
  return [...folders].map(([folder, n]) => ({
    code: code(folder),
    place: folder === '' ? '.' : folder,
    detail: `${count(n, 'image')} not trained`,
  }));
}
