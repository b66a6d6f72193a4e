// `tagnosis check` on 200 pictures that were seen before, against its own first run.
import {rmSync} from 'node:fs';
import {command, compare} from './measure.mjs';
import {drawSet} from './pictures.mjs';

export async function run() {
  const {root, set, cache, change} = await drawSet(1024, 'warm');
  const check = (...more) => command(process.execPath, 'dist/cli.cjs', 'check', set, '--quiet', ...more);
  const warm = check('--cache-dir', cache);
  const cold = {...check('--no-cache'), name: 'tagnosis check, first time', target: '≤ 0.1'};
  const rounds = {rounds: 3, note: '200 pictures of 1024² with captions, whole process'};
  await compare('warm', [{...warm, name: 'tagnosis check, seen before'}, cold], rounds);
  await compare(
    'warm-changed',
    [
      {...warm, name: 'tagnosis check, pictures seen before, one caption changed', before: change},
      cold,
      {
        ...check('--cache-dir', cache, '--no-images'),
        before: change,
        name: 'tagnosis check --no-images, one caption changed',
        target: '–',
      },
    ],
    rounds,
  );
  rmSync(root, {recursive: true});
}
