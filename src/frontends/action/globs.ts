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
    const matches = matcher(isOut ? glob.slice(1) : glob);
    const found = all.filter(folder => matches(folder));
    if (found.length === 0) unmatched.push(glob);
    for (const folder of found) {
      if (isOut) chosen.delete(folder);
      else chosen.add(folder);
    }
  }
  return {folders: [...chosen].toSorted(), unmatched};
}

/** `*` and `?` stay inside a name, `**` is any number of folders. Each part is matched by itself, without going back over others. */
function matcher(glob: string): (folder: string) => boolean {
  const parts = partsOf(glob);
  return folder => matchesFrom(parts, partsOf(folder));
}

function partsOf(path: string): string[] {
  return path.split('/').filter(part => part !== '' && part !== '.');
}

/** Which places of the names can be reached after each part of the pattern: O(parts × names). */
function matchesFrom(parts: readonly string[], names: readonly string[]): boolean {
  let places = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    if (part === '**') for (let place = Math.min(...places); place <= names.length; place++) next.add(place);
    else
      for (const place of places)
        if (place < names.length && matchesName(part, names[place] ?? '')) next.add(place + 1);
    if (next.size === 0) return false;
    places = next;
  }
  return places.has(names.length);
}

/** One name, by the same method: a regular expression with several stars could take very long. */
function matchesName(pattern: string, name: string): boolean {
  let places = new Set([0]);
  for (const sign of pattern) {
    const next = new Set<number>();
    if (sign === '*') for (let place = Math.min(...places); place <= name.length; place++) next.add(place);
    else
      for (const place of places)
        if (place < name.length && (sign === '?' || sign === name[place])) next.add(place + 1);
    if (next.size === 0) return false;
    places = next;
  }
  return places.has(name.length);
}
