// 100,000 captions with their images in a folder → report, against reading the same files and doing nothing.
import {closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {captions, vocabulary} from './corpus.mjs';
import {command, compare, inProcess} from './measure.mjs';

const COUNT = 100_000;

export async function run() {
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  const folder = join(root, '1_trigger');
  mkdirSync(folder);
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  let i = 0;
  for (const caption of captions(COUNT, {tags: vocabulary(20_000), length: 25})) {
    writeFileSync(join(folder, `${i}.txt`), caption);
    writeFileSync(join(folder, `${i}.png`), png);
    i++;
  }
  await compare(
    'text-folder',
    [
      {...command(process.execPath, 'dist/cli.cjs', 'check', root, '--quiet'), name: 'tagnosis check'},
      inProcess('readFileSync of captions and heads', () => readAll(folder), {target: '≤ 3'}),
    ],
    {rounds: 3, note: '100,000 captions with images in a folder, whole process'},
  );
  rmSync(root, {recursive: true});
}

/** What any reader must do: every caption whole, the first bytes of every image. */
function readAll(folder) {
  const buffer = Buffer.alloc(1024);
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.txt')) readFileSync(join(folder, name));
    else {
      const file = openSync(join(folder, name), 'r');
      readSync(file, buffer, 0, 1024, 0);
      closeSync(file);
    }
  }
}
