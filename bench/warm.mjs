// `tagnosis check` on 200 pictures that were seen before, against its own first run.
import {mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {core} from './core.mjs';
import {captions, vocabulary} from './corpus.mjs';
import {command, compare} from './measure.mjs';
import {drawPictures} from './pictures.mjs';

export async function run() {
  const {seededRandom} = await core();
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  const set = join(root, 'set');
  const cache = join(root, 'cache');
  mkdirSync(set);
  const paths = (await drawPictures(set, 67, 1024, seededRandom('warm'))).slice(0, 200);
  let i = 0;
  for (const caption of captions(200, {tags: vocabulary(400), length: 20})) {
    writeFileSync(paths[i++].replace(/\.[a-z]+$/, '.txt'), caption);
  }
  // Files that were written just now are not trusted to stay as they are.
  for (const path of paths) utimesSync(path, 1e9, 1e9);
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
