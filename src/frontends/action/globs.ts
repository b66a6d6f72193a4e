import {globMatcher} from '../../config/glob.ts';

/** Folders that the patterns name; `!` takes away what was named before. Patterns that name nothing are told. */
export function matchFolders(
  globs: readonly string[],
  folders: Iterable<string>,
): {readonly folders: readonly string[]; readonly unmatched: readonly string[]} {
  const all = [...folders];
  const chosen = new Set<string>();
  const unmatched: string[] = [];
  for (const glob of globs) {
    const isOut = glob.startsWith('!');
    const matches = globMatcher(isOut ? glob.slice(1) : glob);
    const found = all.filter(folder => matches(folder));
    if (found.length === 0) unmatched.push(glob);
    for (const folder of found) {
      if (isOut) chosen.delete(folder);
      else chosen.add(folder);
    }
  }
  return {folders: [...chosen].toSorted(), unmatched};
}
