import {realpathSync} from 'node:fs';
import {sep} from 'node:path';

/** Where a path leads when links are followed, if that lies in a folder; null when it leads out, or nowhere. */
export function realInside(path: string, root: string): string | null {
  try {
    // The system's own call: the other looks at every folder above, for every file.
    const real = realpathSync.native(path);
    return real.startsWith(root.endsWith(sep) ? root : root + sep) ? real : null;
  } catch {
    return null;
  }
}

/** Whether a path, links followed, lies in a folder. */
export function isInside(path: string, root: string): boolean {
  return realInside(path, root) !== null;
}
