import {realpathSync} from 'node:fs';
import {sep} from 'node:path';

/** Whether a path, links followed, lies in a folder. */
export function isInside(path: string, root: string): boolean {
  try {
    return realpathSync(path).startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    return false;
  }
}
