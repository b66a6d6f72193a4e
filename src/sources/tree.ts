import type {Note, NoteCode} from './notes.ts';

/** A read-only tree of files: a folder on disk, or (later) a Git revision. Sources see nothing else. */
export interface Tree {
  readonly name: string;
  /** POSIX paths of all files that are not ignored, by code unit. */
  readonly files: readonly string[];
  /** What was met while listing: links that lead outside, unreadable folders. */
  readonly notes: readonly Note[];
  /** The whole file. Throws what the medium throws when it vanished. */
  read(path: string): Uint8Array;
  /** Bytes of the whole file; absent where the medium does not say. */
  size?(path: string): number;
  /** The file from start to end in pieces of some megabytes; absent where it can only be had whole. */
  pieces?(path: string): Iterable<Uint8Array>;
  /** At most `bytes` from the start of the file. */
  head(path: string, bytes: number): Uint8Array;
  /** When the file was last written, in milliseconds; absent where the medium does not say. */
  modified?(path: string): number;
  /** The folder on disk that it is, absolute; absent for others. */
  readonly root?: string;
  /** How the file can be opened by an engine; never printed. */
  ref(path: string): string;
  /** Where the file lies on disk, null for names that are not UTF-8; absent where trees are not on disk. */
  diskPath?(path: string): string | null;
}

/** A file that is listed and cannot be had, for a reason that has a note of its own. */
export class Unreadable extends Error {
  readonly code: NoteCode;

  constructor(code: NoteCode) {
    super(code);
    this.code = code;
  }
}

/** The note that says why a file could not be read. */
export function unreadable(error: unknown): NoteCode {
  return error instanceof Unreadable ? error.code : 'file-unreadable';
}

/** Folder of a path, '' for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Paths by their folder. */
export function byFolder(paths: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = folderOf(path);
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, [path]);
    else known.push(path);
  }
  return folders;
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The last dot and what follows, as written; '' without one or for dot files. */
export function extension(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot <= path.lastIndexOf('/') + 1 ? '' : path.slice(dot);
}

/** The path without its extension. */
export function stem(path: string): string {
  return path.slice(0, path.length - extension(path).length);
}
