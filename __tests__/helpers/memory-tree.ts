import type {Tree} from '../../src/sources/tree.ts';

/** Files in memory as a tree: for properties, where thousands of folders would be slow. */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>): Tree {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const read = (path: string): Uint8Array => {
    const found = bytes.get(path);
    if (found === undefined) throw new Error(`${path} is gone`);
    return found;
  };
  return {
    name: 'memory',
    files: [...bytes.keys()].toSorted(),
    notes: [],
    read,
    head: (path, most) => read(path).subarray(0, most),
    ref: path => path,
  };
}
