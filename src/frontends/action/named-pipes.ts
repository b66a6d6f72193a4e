import {execFileSync} from 'node:child_process';
import {closeSync, constants, openSync, unlinkSync} from 'node:fs';
import {join} from 'node:path';

/** Both ends of a pipe, as files that can be read and written synchronously. */
export interface NamedPipe {
  readonly read: number;
  readonly write: number;
}

/** So many pipes in a folder, which keeps nothing of them; null where the system has none, as on Windows. */
export function namedPipes(folder: string, count: number): NamedPipe[] | null {
  const paths = Array.from({length: count}, (_, i) => join(folder, `pipe-${i}`));
  try {
    execFileSync('mkfifo', paths, {stdio: 'ignore'});
    return paths.map(opened);
  } catch {
    return null;
  }
}

function opened(path: string): NamedPipe {
  // Either end waits for the other, but for this one.
  const first = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const write = openSync(path, constants.O_WRONLY);
    return {read: openSync(path, constants.O_RDONLY), write};
  } finally {
    closeSync(first);
    unlinkSync(path);
  }
}
