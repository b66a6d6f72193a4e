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

const ALL = ['jpg', 'png', 'webp'];
/** What is asked of `exact` is asked of all formats; of `fast`, of large JPEGs: decisions/0006 says why. */
const SETS = [
  {id: '', side: 1024, each: 20, formats: ALL, fast: '–'},
  {id: '-2048', side: 2048, each: 5, formats: ALL, fast: '–'},
  {id: '-jpeg-2048', side: 2048, each: 8, formats: ['jpg'], fast: '≤ 0.5'},
  {id: '-jpeg-4096', side: 4096, each: 3, formats: ['jpg'], fast: '≤ 0.25'},
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
  for (const {id, side, each, formats, fast} of SETS) {
    const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
    const paths = await drawPictures(root, each, side, seededRandom('pictures'), formats);
    const by = mode => async () => {
      for (const path of paths) {
        await fingerprint({bytes: readFileSync(path), name: path}, policyOf('kohya', {mode}), open);
      }
    };
    const decode = async () => {
      for (const path of paths) await sharp(readFileSync(path)).raw().toBuffer();
    };
    const exact = processorTime('tagnosis exact', by('exact'));
    // Of all formats together: a JPEG alone is decoded in the time that the look at its pixels takes twice.
    const decoding = processorTime('libvips decoding alone', decode, {target: formats === ALL ? '≤ 1.18' : '–'});
    const peer = imagehash(root);
    const kinds = formats.length === 1 ? 'JPEG' : 'a third each JPEG, PNG and WebP';
    const options = {rounds: 5, note: `${paths.length} pictures of ${side}², ${kinds}, one thread; processor time`};
    await compare(`fingerprint${id}`, [exact, {...peer, target: '≤ 1'}, decoding], options);
    await compare(
      `fingerprint-fast${id}`,
      [
        processorTime('tagnosis fast', by('fast')),
        {...peer, target: fast},
        {...exact, target: '≤ 1.25'},
        {...decoding, target: '–'},
      ],
      options,
    );
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
