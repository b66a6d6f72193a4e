import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {crc32, deflateSync} from 'node:zlib';
import {afterAll} from '@jest/globals';
import {fnv1a} from '../../src/math/fnv.ts';

/** One pixel of a colour that only this path has: images of a set are no copies of each other. */
function pixelFor(path: string): Buffer {
  const colour = fnv1a(path);
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const row = Buffer.from([0, colour & 255, (colour >>> 8) & 255, (colour >>> 16) & 255]);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(row)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

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
    writeFileSync(join(root, path), content ?? pixelFor(path));
  }
  return root;
}
