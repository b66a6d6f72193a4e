import {execFileSync} from 'node:child_process';
import {dataSet} from './data-set.ts';

const WHO = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];

/** Runs Git in a folder, and gives what it prints. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', [...WHO, ...args], {cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
}

/** A repository whose only commit holds the files, and which has them in its working tree. */
export function repository(files: Readonly<Record<string, string | Buffer | null>>): string {
  const root = dataSet(files);
  git(root, 'init', '-q', '-b', 'main');
  commit(root);
  return root;
}

/** Commits whatever lies in the working tree. */
export function commit(root: string): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'data');
}
