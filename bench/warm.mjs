// `tagnosis check` on 200 pictures that were seen before, against its own first run.
import {rmSync} from 'node:fs';
import {command, compare} from './measure.mjs';
import {drawSet} from './pictures.mjs';

export async function run() {
  const {root, set, cache} = await drawSet(1024, 'warm');
  const check = (...more) => command(process.execPath, 'dist/cli.cjs', 'check', set, '--quiet', ...more);
  const cold = check('--no-cache');
  await compare(
    'warm',
    [
      {...check('--cache-dir', cache), name: 'tagnosis check, seen before'},
      {...cold, name: 'tagnosis check, first time', target: '≤ 0.1'},
      {...check('--no-images'), name: 'tagnosis check --no-images', target: '–'},
    ],
    {rounds: 3, note: '200 pictures of 1024² with captions, whole process'},
  );
  rmSync(root, {recursive: true});
}
