import {TagnosisError} from '../../../errors.ts';
import {runner} from '../../../sources/git-command.ts';

/** Top folder of the Git repository that a folder lies in; null where there is none, or no Git. */
export function repositoryOf(folder: string): string | null {
  return git(folder, ['rev-parse', '--show-toplevel'])?.replace(/\n$/, '') ?? null;
}

/** Refuses to write over changes that are not committed: they could not be told from ours any more. */
export function refuseDirty(folder: string): void {
  const changed = git(folder, ['status', '--porcelain', '-z', '--untracked-files=no', '--', '.']) ?? '';
  const [first = ''] = changed.split('\0');
  if (first === '') return;
  throw new TagnosisError('fix-dirty-tree', `There are changes that are not committed: ${first.slice(3)}`, {
    hint: 'Commit or stash them, or write anyway with --force.',
  });
}

function git(folder: string, args: readonly string[]): string | null {
  try {
    return runner(folder)(args).toString();
  } catch (error) {
    if (error instanceof TagnosisError) return null;
    throw error;
  }
}
