/**
 * Names of places that differ from each other: those alike get a number from the second on, "hat (2)", that nothing else is called.
 * Plotly makes one row of two places that are named alike.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const last = new Map<string, number>();
  return names.map(name => {
    let n = last.get(name) ?? 0;
    let unique = name;
    do {
      n++;
      unique = n === 1 ? name : `${name} (${n})`;
    } while (n > 1 && taken.has(unique));
    last.set(name, n);
    taken.add(unique);
    return unique;
  });
}
