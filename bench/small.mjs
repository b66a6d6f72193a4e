// 200 captions and images in a folder, whole process, against caption-audit (Python) and a Node that does nothing.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {captions, vocabulary} from './corpus.mjs';
import {command, compare, pythonVersion} from './measure.mjs';

export async function run() {
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  let i = 0;
  for (const caption of captions(200, {tags: vocabulary(400), length: 20})) {
    writeFileSync(join(root, `${i}.txt`), caption);
    writeFileSync(join(root, `${i}.png`), Buffer.concat([png, Buffer.alloc(3000, i)]));
    i++;
  }
  await compare(
    'small',
    [
      {...command(process.execPath, 'dist/cli.cjs', 'check', root, '--quiet'), name: 'tagnosis check'},
      {...command('caption-audit', root), version: pythonVersion('caption-audit'), target: '≤ 1', hint: 'pip install caption-audit'},
      {...command(process.execPath, '-e', '0'), name: 'node -e 0', version: process.version, target: '≤ 4'},
    ],
    {rounds: 15, note: '200 captions and images, whole process'},
  );
  rmSync(root, {recursive: true});
}
