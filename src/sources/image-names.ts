import {fileName, stem} from './tree.ts';

/**
 * Finds the image that a table means. Tables name images by path or stem, seen from the table, from the trainer's working
 * folder or absolutely: the longest end of the path that leads to an image counts, and last a name that only one has.
 */
export function imageNames(images: readonly string[]): (told: string) => string | undefined {
  const paths = new Set(images);
  const stems = uniqueBy(images, stem);
  const names = uniqueBy(images, fileName);
  const bare = uniqueBy(images, path => fileName(stem(path)));
  return told => {
    const parts = told
      .replaceAll('\\', '/')
      .split('/')
      .filter(part => part !== '.' && part !== '');
    for (let from = 0; from < parts.length; from++) {
      const path = parts.slice(from).join('/');
      const found = paths.has(path) ? path : (stems.get(path) ?? stems.get(stem(path)));
      if (found !== undefined) return found;
    }
    const name = parts.at(-1) ?? '';
    return names.get(name) ?? bare.get(name) ?? bare.get(stem(name));
  };
}

/** Images by a name of theirs; null where several have it. */
function uniqueBy(
  images: readonly string[],
  nameOf: (path: string) => string,
): {get(name: string): string | undefined} {
  const index = new Map<string, string | undefined>();
  for (const path of images) {
    const name = nameOf(path);
    index.set(name, index.has(name) ? undefined : path);
  }
  return index;
}
