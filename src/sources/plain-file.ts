import {statSync} from 'node:fs';

/** Whether a path leads to a file; what cannot be reached is none, and whoever opens it says why. */
export function isPlainFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
