// 200 captions and images that were seen before, whole process, against caption-audit (Python) and a Node that does nothing.
// Once where a caption changed since the run before, so that all is judged anew, and once where nothing did.
import {rmSync} from 'node:fs';
import {command, compare, pythonVersion} from './measure.mjs';
import {drawSet} from './pictures.mjs';

export async function run() {
  const {root, set, cache, change} = await drawSet(256, 'small');
  const check = command(process.execPath, 'dist/cli.cjs', 'check', set, '--quiet', '--cache-dir', cache);
  const peers = [
    {
      ...command('caption-audit', set),
      version: pythonVersion('caption-audit'),
      target: '≤ 1',
      hint: 'pip install caption-audit',
    },
    {...command(process.execPath, '-e', '0'), name: 'node -e 0', version: process.version, target: '≤ 4'},
  ];
  const changed = {...check, name: 'tagnosis check, one caption changed', before: change};
  await compare('small', [changed, ...peers], {
    rounds: 15,
    note: '200 captions, one of them changed since the run before, and images that were seen, whole process',
  });
  await compare('small-unchanged', [{...check, name: 'tagnosis check, nothing changed'}, ...peers], {
    rounds: 15,
    note: '200 captions and images of which nothing changed since the run before, whole process',
  });
  rmSync(root, {recursive: true});
}
