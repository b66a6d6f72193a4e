import type {DiskOptions} from './disk-tree.ts';
import type {Files} from './text-file.ts';
import type {Tree} from './tree.ts';

/** Where data sets lie, by absolute paths: the disk, or a revision as if it lay at the top of its repository. */
export interface Medium {
  /** What lies at a path, links followed; null for nothing, for what is out of reach, and for pipes and devices. */
  kind(path: string): 'file' | 'folder' | null;
  /** Where a path that is there leads when all links are followed. */
  real(path: string): string;
  /** What lies in a folder; nothing where there is none. */
  names(folder: string): readonly string[];
  /** A folder and all below it. */
  tree(folder: string, options: DiskOptions): Tree;
  /** Single files by their paths. */
  readonly files: Files;
  /** A path as messages call it. */
  shown(path: string): string;
  /** The folder outside of which there is nothing; null for the disk. */
  readonly top: string | null;
}

/** A path with the medium that it is a path of. */
export interface Place {
  readonly medium: Medium;
  readonly at: string;
}
