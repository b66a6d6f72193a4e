// Decode, hash (pHash and dHash) and features of drawn pictures at 1024², one thread, against Python's imagehash and against
// libvips decoding alone.
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {core} from './core.mjs';
import {compare, inProcess, command, python, pythonVersion} from './measure.mjs';
import {drawPictures} from './pictures.mjs';

const EACH = 20;

export async function run() {
  const {fingerprint, openSharp, policyOf, seededRandom} = await core();
  const open = await openSharp();
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  const paths = await drawPictures(root, EACH, 1024, seededRandom('pictures'));
  const ours = mode => async () => {
    for (const path of paths) {
      await fingerprint({bytes: readFileSync(path), name: path}, policyOf('kohya', {mode}), open);
    }
  };
  const decode = async () => {
    for (const path of paths) await sharp(readFileSync(path)).raw().toBuffer();
  };
  const script = `import sys, glob, imagehash
from PIL import Image
for path in sorted(glob.glob(sys.argv[1] + '/*')):
    image = Image.open(path)
    imagehash.phash(image); imagehash.dhash(image)`;
  const version = pythonVersion('imagehash');
  const peer = {
    ...command(python(), '-c', script, root),
    ...(version === '' ? {run: () => null} : {}),
    name: 'imagehash (Python, whole process)',
    version,
    hint: 'pip install imagehash',
  };
  const note = `${paths.length} pictures of 1024², a third each JPEG, PNG and WebP, one thread`;
  await compare(
    'fingerprint',
    [inProcess('tagnosis exact', ours('exact')), {...peer, target: '≤ 1'}, inProcess('libvips decoding alone', decode, {target: '≤ 1.18'})],
    {rounds: 5, note},
  );
  await compare('fingerprint-fast', [inProcess('tagnosis fast', ours('fast')), {...peer, target: '≤ 0.33'}], {rounds: 5, note});
  rmSync(root, {recursive: true});
}
