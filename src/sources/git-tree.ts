import type {Git} from './git-command.ts';
import type {GitBlobs} from './git-blobs.ts';
import {percentEncoded} from './git-listing.ts';
import {zeroEnded} from './git-revision.ts';
import {isIgnored} from './ignored.ts';
import type {Note} from './notes.ts';
import {Unreadable, type Tree} from './tree.ts';

/**
 * The files of a tree without a checkout; several trees may share what they fetch. Git is called with an argument list,
 * never through a shell, with hooks, monitors, prompts and fetching off; nothing is written. Links and submodules are
 * noted, never followed.
 */
export function gitTree(git: Git, tree: string, blobs: GitBlobs): Omit<Tree, 'name'> {
  const notes: Note[] = [];
  const oids = list(git, tree, notes);
  blobs.announce(tree, oids);
  const oidOf = (at: string): string => {
    const oid = oids.get(at);
    if (oid === undefined) throw new Unreadable('file-unreadable');
    return oid;
  };
  return {
    files: [...oids.keys()].toSorted(),
    notes,
    read: at => blobs.read(at, oidOf(at)),
    size: at => blobs.size(oidOf(at)),
    head: (at, most) => blobs.head(at, oidOf(at), most),
    ref: at => `git:${oids.get(at) ?? ''}`,
  };
}

/** Object names by path, of files that are not ignored. */
function list(git: Git, tree: string, notes: Note[]): Map<string, string> {
  const oids = new Map<string, string>();
  const decoder = new TextDecoder('utf-8', {fatal: true});
  for (const entry of zeroEnded(git(['ls-tree', '-r', '-z', '--full-tree', tree]))) {
    const tab = entry.indexOf(9);
    const [mode = '', , oid = ''] = entry.subarray(0, tab).toString('latin1').split(' ');
    let path: string;
    try {
      path = decoder.decode(entry.subarray(tab + 1));
    } catch {
      path = percentEncoded(entry.subarray(tab + 1));
      notes.push({code: 'name-undecodable', place: path});
    }
    if (path.split('/').some(isIgnored)) continue;
    if (mode === '120000' || mode === '160000') notes.push({code: 'symlink-outside', place: path});
    else oids.set(path, oid);
  }
  return oids;
}
