import {posix, resolve} from 'node:path';
import {TagnosisError} from '../errors.ts';
import {type Git, LARGEST_OUTPUT} from './git-command.ts';

/** Where the files of the repository would lie: the top of its working tree, or of a bare repository itself. */
export function topOf(git: Git): string {
  const isBare = told(git, '--is-bare-repository') === 'true';
  return resolve(told(git, isBare ? '--absolute-git-dir' : '--show-toplevel'));
}

/** One fact of the repository; names of folders may begin and end with spaces. */
function told(git: Git, fact: string): string {
  return git(['rev-parse', fact]).toString().replace(/\n$/, '');
}

/**
 * A path from the root of the repository, '' for the root; one that begins with `./` or `../` starts at the working
 * folder, as everywhere in Git.
 */
export function fromRoot(git: Git, path: string): string {
  const below = /^\.{1,2}(\/|$)/.test(path) ? told(git, '--show-prefix') : '';
  const inside = posix.normalize(`${below}${path}`).replace(/\/$/, '');
  if (inside === '.') return '';
  if (!/^(\.\.)?(\/|$)/.test(inside)) return inside;
  throw new TagnosisError('git-unknown-revision', `${path} leads out of the repository.`, {
    hint: 'Paths start at the root of the repository, or with ./ at the working folder.',
  });
}

/** The tree of a folder; an error that says what is missing where there is none. */
export function resolveTree(git: Git, revision: string, path: string): string {
  const root = verified(git, `${revision}^{tree}`);
  if (root === null) {
    const shallow = told(git, '--is-shallow-repository') === 'true';
    throw new TagnosisError('git-unknown-revision', `There is no revision "${revision}" here.`, {
      hint: shallow
        ? 'The clone is shallow: fetch more history (git fetch --unshallow).'
        : 'git log and git tag list what there is. For a folder, check its path.',
    });
  }
  if (path === '') return root;
  const object = verified(git, `${root}:${path}`);
  const tree = object === null ? null : verified(git, `${object}^{tree}`);
  if (tree !== null) return tree;
  throw new TagnosisError(
    'git-unknown-revision',
    object === null ? `${revision} has no ${path}.` : `${path} is a file in ${revision}, not a folder.`,
    {
      hint:
        object === null
          ? `Paths start at the root of the repository. See: git ls-tree ${revision}`
          : 'Give the folder it lies in.',
    },
  );
}

/** The name of an object; null when there is none. */
function verified(git: Git, name: string): string | null {
  try {
    return git(['rev-parse', '--verify', '--end-of-options', name]).toString().trim();
  } catch (cause) {
    if (cause instanceof TagnosisError && cause.code === 'git-unknown-revision') return null;
    throw cause;
  }
}

/** One whole file; an error when it is too large to be printed at once. */
export function oneBlob(git: Git, path: string, {oid, size}: {readonly oid: string; readonly size: number}): Buffer {
  if (size === 0) return Buffer.alloc(0);
  if (size < LARGEST_OUTPUT) return git(['cat-file', 'blob', oid]);
  throw new TagnosisError('metadata-too-large', `${path} is larger than 1 GiB in this revision.`, {
    hint: 'Check the folder of a checkout instead.',
  });
}

/** The parts of an output that end with a zero byte. */
export function* zeroEnded(output: Buffer): Generator<Buffer> {
  let from = 0;
  for (let to = output.indexOf(0); to >= 0; to = output.indexOf(0, from)) {
    yield output.subarray(from, to);
    from = to + 1;
  }
}
