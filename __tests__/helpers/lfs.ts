import {createHash} from 'node:crypto';
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What Git keeps in the place of a file with this content. */
export function pointer(content: Uint8Array | string): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(content)}\nsize ${content.length}\n`;
}

/** Contents where `git lfs` keeps them, in a folder `lfs`. */
export function keepContents(folder: string, contents: readonly Uint8Array[]): void {
  for (const bytes of contents) {
    const oid = sha256(bytes);
    const path = join(folder, 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, bytes);
  }
}
