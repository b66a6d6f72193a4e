import type {Note} from './notes.ts';
import type {Tree} from './tree.ts';

/** A folder and where it stands in the whole. */
export interface Mount {
  /** POSIX path, '' for the root. */
  readonly at: string;
  readonly tree: Tree;
}

/** Several folders as one tree: what a settings file joins. */
export function mountedTree(name: string, mounts: readonly Mount[]): Tree {
  const owners = new Map<string, {tree: Tree; path: string}>();
  for (const {at, tree} of mounts) {
    for (const path of tree.files) owners.set(at === '' ? path : `${at}/${path}`, {tree, path});
  }
  const owner = (path: string): {tree: Tree; path: string} => {
    const found = owners.get(path);
    if (found === undefined) throw new Error(`${path} is not mounted`);
    return found;
  };
  return {
    name,
    files: [...owners.keys()].toSorted(),
    notes: mounts.flatMap(({at, tree}) => tree.notes.map(note => placed(note, at))),
    read: path => owner(path).tree.read(owner(path).path),
    size: path => owner(path).tree.size?.(owner(path).path) ?? 0,
    pieces: path => owner(path).tree.pieces?.(owner(path).path) ?? [owner(path).tree.read(owner(path).path)],
    head: (path, bytes) => owner(path).tree.head(owner(path).path, bytes),
    modified: path => owner(path).tree.modified?.(owner(path).path) ?? 0,
    ref: path => owner(path).tree.ref(owner(path).path),
    diskPath: path => owner(path).tree.diskPath?.(owner(path).path) ?? null,
  };
}

function placed(note: Note, at: string): Note {
  return at === '' || note.place === undefined ? note : {...note, place: `${at}/${note.place}`};
}
