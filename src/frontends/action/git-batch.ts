import type {Git} from '../../sources/git-command.ts';
import {SAFE_OPTIONS} from './git-environment.ts';
import {GitObjects} from './git-objects.ts';
import {namedPipes} from './named-pipes.ts';

export interface BatchedGit {
  readonly git: Git;
  /** Ends what was started for it. */
  close(): void;
}

/**
 * Git in a bare repository where all that asks for objects is answered by one process that stays, instead of by a new one each
 * time: `cat-file --batch` and `cat-file --batch-check`. Everything else goes to the runner, as does all where there are no named
 * pipes. Through them whoever asks can wait for the answer; a thread that waits instead takes longer to start than Git to answer.
 */
export function batchedGit(folder: string, git: Git, env: Readonly<Record<string, string>>): BatchedGit {
  const started = new Map<Mode, GitObjects | null>();
  const start = (mode: Mode): GitObjects | null => {
    const [asking, answering] = namedPipes(folder, 2) ?? [];
    if (asking === undefined || answering === undefined) return null;
    const args = [...SAFE_OPTIONS, `--git-dir=${folder}`, 'cat-file', mode];
    return new GitObjects({args, env: {...process.env, ...env}, hasContents: mode === '--batch', asking, answering});
  };
  return {
    git(args, input) {
      const mode = modeOf(args);
      if (mode === null || input === undefined) return git(args, input);
      const known = started.get(mode);
      const answering = known === undefined ? start(mode) : known;
      started.set(mode, answering);
      return answering === null ? git(args, input) : answering.answers(input);
    },
    close() {
      for (const answering of started.values()) answering?.close();
      started.clear();
    },
  };
}

type Mode = '--batch' | '--batch-check';

function modeOf([command, mode, buffer, ...others]: readonly string[]): Mode | null {
  if (command !== 'cat-file' || buffer !== '--buffer' || others.length > 0) return null;
  return mode === '--batch' || mode === '--batch-check' ? mode : null;
}
