import type {Git} from './git-command.ts';
import {zeroEnded} from './git-revision.ts';

interface ListedFile {
  readonly kind: 'file' | 'link' | 'submodule';
  readonly oid: string;
}

/** All names of a tree, listed once. */
export interface GitListing {
  /** By path from the root, in Git's order; names that are not UTF-8 have their foreign bytes as %XX. */
  readonly files: ReadonlyMap<string, ListedFile>;
  /** Trees by path, '' for the root. */
  readonly folders: ReadonlyMap<string, string>;
  readonly undecodable: ReadonlySet<string>;
}

const KINDS: ReadonlyMap<string, ListedFile['kind']> = new Map([
  ['120000', 'link'],
  ['160000', 'submodule'],
]);

/** One call of Git for a whole tree, which never needs a blob: those of a partial clone may be missing. O(files). */
export function gitListing(git: Git, tree: string): GitListing {
  const files = new Map<string, ListedFile>();
  const folders = new Map([['', tree]]);
  const undecodable = new Set<string>();
  const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
  for (const entry of zeroEnded(git(['ls-tree', '-r', '-t', '-z', '--full-tree', tree]))) {
    const tab = entry.indexOf(9);
    const [mode = '', type = '', oid = ''] = entry.subarray(0, tab).toString('latin1').split(' ');
    const name = entry.subarray(tab + 1);
    let path: string;
    try {
      path = decoder.decode(name);
    } catch {
      path = percentEncoded(name);
      undecodable.add(path);
    }
    if (type === 'tree') folders.set(path, oid);
    else files.set(path, {kind: KINDS.get(mode) ?? 'file', oid});
  }
  return {files, folders, undecodable};
}

/** A name that is not UTF-8, its foreign bytes as %XX. */
export function percentEncoded(bytes: Buffer): string {
  return [...bytes]
    .map(byte => (byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .join('');
}
