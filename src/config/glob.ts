/** `*` and `?` stay inside a name, `**` is any number of folders. Each part is matched by itself, without going back over others. */
export function globMatcher(glob: string): (path: string) => boolean {
  const parts = partsOf(glob);
  return path => matchesFrom(parts, partsOf(path));
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
