import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/**
 * A file or folder that ships with the package: beside the folder of the bundle, or above the source. A subpath import would
 * say it better, and resolving one costs a twentieth of a small run.
 */
export function packagePath(path: string): string {
  const built = fileURLToPath(new URL(`../${path}`, import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
