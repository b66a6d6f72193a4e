import {execFileSync} from 'node:child_process';
import {resolve} from 'node:path';
import {TagnosisError} from '../errors.ts';

/** More bytes than this Git may not print at once. */
export const LARGEST_OUTPUT: number = 2 ** 30;
const SAFE = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** Runs Git and gives what it prints. */
export type Git = (args: readonly string[], input?: string) => Buffer;

/** Git in a folder: an argument list, never a shell, with hooks, monitors, prompts and fetching off. Known failures explain themselves. */
export function runner(folder: string, more: Readonly<Record<string, string>> = {}): Git {
  const env = {...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', ...more};
  return (args, input) => {
    try {
      return execFileSync('git', [...SAFE, ...args], {
        cwd: resolve(folder),
        env,
        maxBuffer: LARGEST_OUTPUT,
        stdio: ['pipe', 'pipe', 'pipe'],
        ...(input === undefined ? {} : {input}),
      });
    } catch (cause) {
      throw explained(cause);
    }
  };
}

function explained(cause: unknown): TagnosisError {
  const error = cause as {readonly code?: string; readonly stderr?: Buffer};
  const said = error.stderr?.toString() ?? '';
  if (error.code === 'ENOENT') {
    return new TagnosisError('git-missing', 'Git is not installed.', {hint: 'Install Git, or check a folder.', cause});
  }
  if (said.includes('dubious ownership')) {
    return new TagnosisError('git-unsafe-directory', 'Git does not trust this folder: it belongs to someone else.', {
      hint: 'Run: git config --global --add safe.directory "$PWD"',
      cause,
    });
  }
  if (said.includes('not a git repository')) {
    return new TagnosisError('git-not-a-repository', 'A revision was asked for, and this is no Git repository.', {
      hint: 'Run it inside the repository, or give a folder that exists.',
      cause,
    });
  }
  return new TagnosisError('git-unknown-revision', said.trim().split('\n')[0] ?? 'Git failed.', {
    hint: 'Check the revision.',
    cause,
  });
}
