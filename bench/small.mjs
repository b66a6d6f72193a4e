// 200 captions and images that were seen before, whole process, against caption-audit (Python) and a Node that does nothing.
import {rmSync} from 'node:fs';
import {command, compare, pythonVersion} from './measure.mjs';
import {drawSet} from './pictures.mjs';

export async function run() {
  const {root, set, cache} = await drawSet(256, 'small');
  const check = ['dist/cli.cjs', 'check', set, '--quiet', '--cache-dir', cache];
  await compare(
    'small',
    [
      {...command(process.execPath, ...check), name: 'tagnosis check'},
      {...command('caption-audit', set), version: pythonVersion('caption-audit'), target: '≤ 1', hint: 'pip install caption-audit'},
      {...command(process.execPath, '-e', '0'), name: 'node -e 0', version: process.version, target: '≤ 4'},
    ],
    {rounds: 15, note: '200 captions and images that were seen before, whole process'},
  );
  rmSync(root, {recursive: true});
}
