import {readdirSync, realpathSync, statSync} from 'node:fs';
import {diskTree} from './disk-tree.ts';
import type {Medium} from './medium.ts';
import {DISK} from './text-file.ts';

/** The disk as a medium: paths lead wherever the system lets them. */
export const DISK_MEDIUM: Medium = {
  kind: path => {
    try {
      const facts = statSync(path);
      return facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : null;
    } catch {
      // Closed to us, or too many links: there is nothing that could be read.
      return null;
    }
  },
  real: path => realpathSync(path),
  names: folder => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
  tree: diskTree,
  files: DISK,
  shown: path => path,
  top: null,
};
