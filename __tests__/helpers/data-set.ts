import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll} from '@jest/globals';

/** One white pixel. */
const PNG: Buffer = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, {recursive: true, force: true});
});

/** Writes files into a folder of its own that goes when the tests are done; images need no content. */
export function dataSet(files: Readonly<Record<string, string | Buffer | null>>): string {
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-'));
  roots.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), content ?? PNG);
  }
  return root;
}
