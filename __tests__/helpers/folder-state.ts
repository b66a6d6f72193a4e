import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join, relative} from 'node:path';

/** Every file below a folder with its bytes and permissions, but for our own journal. */
export function folderState(root: string): Record<string, string> {
  const files = readdirSync(root, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !relative(root, path).split('/').includes('.tagnosis'));
  return Object.fromEntries(
    files
      .toSorted()
      .map(path => [
        relative(root, path),
        `${statSync(path).mode.toString(8)} ${readFileSync(path).toString('base64')}`,
      ]),
  );
}
