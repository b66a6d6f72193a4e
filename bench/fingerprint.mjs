// Decode, hash (pHash and dHash) and features of drawn pictures at 1024² and 2048², one thread, against Python's imagehash and
// against libvips decoding alone. Processor time, of Python without its start: how fast it starts is not what is asked.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {core} from './core.mjs';
import {compare, processorTime, python, pythonVersion} from './measure.mjs';
import {drawPictures} from './pictures.mjs';

const SIZES = [
  {side: 1024, each: 20},
  {side: 2048, each: 5},
];
const SCRIPT = `import sys, glob, time, imagehash
from PIL import Image
began = time.process_time()
for path in sorted(glob.glob(sys.argv[1] + '/*')):
    image = Image.open(path)
    imagehash.phash(image); imagehash.dhash(image)
print((time.process_time() - began) * 1000)`;

export async function run() {
  const {fingerprint, openSharp, policyOf, seededRandom} = await core();
  const open = await openSharp();
  for (const {side, each} of SIZES) {
    const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
    const paths = await drawPictures(root, each, side, seededRandom('pictures'));
    const ours = mode => async () => {
      for (const path of paths) {
        await fingerprint({bytes: readFileSync(path), name: path}, policyOf('kohya', {mode}), open);
      }
    };
    const decode = async () => {
      for (const path of paths) await sharp(readFileSync(path)).raw().toBuffer();
    };
    const decoding = processorTime('libvips decoding alone', decode, {target: '≤ 1.18'});
    const peer = imagehash(root);
    const note = `${paths.length} pictures of ${side}², a third each JPEG, PNG and WebP, one thread; processor time`;
    const name = side === 1024 ? '' : `-${side}`;
    await compare(
      `fingerprint${name}`,
      [processorTime('tagnosis exact', ours('exact')), {...peer, target: '≤ 1'}, decoding],
      {
        rounds: 5,
        note,
      },
    );
    const fast = [processorTime('tagnosis fast', ours('fast')), {...peer, target: '≤ 0.33'}, decoding];
    await compare(`fingerprint-fast${name}`, fast, {rounds: 5, note});
    rmSync(root, {recursive: true});
  }
}

function imagehash(root) {
  const version = pythonVersion('imagehash');
  return {
    name: 'imagehash (Python)',
    version,
    hint: 'pip install imagehash',
    run: () => (version === '' ? null : Number(spawnSync(python(), ['-c', SCRIPT, root], {encoding: 'utf8'}).stdout)),
  };
}
