// Pictures nothing is known of: hashes, and which are copies, on all cores, against other finders of copies. JPEGs of 640 × 480, and
// those of 1024² in three formats.
// Processor time with child processes, of Python without its start: how fast it starts is not what is asked.
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {core} from './core.mjs';
import {compare, python, pythonVersion, spent} from './measure.mjs';
import {patchwork} from './patchwork.mjs';
import {drawPictures} from './pictures.mjs';

const IMAGES = 3000;
/** Of each format at 1024². */
const EACH = 200;
const FORMATS = ['jpg', 'png', 'webp'];
/** One in so many is a copy of the one before, stored anew. */
const COPIED = 20;
const IMAGEDEDUP = `import os, sys
from imagededup.methods import PHash
def spent():
    t = os.times()
    return t.user + t.system + t.children_user + t.children_system
if __name__ == '__main__':
    began = spent()
    finder = PHash(verbose=False)
    finder.find_duplicates(encoding_map=finder.encode_images(image_dir=sys.argv[1]), max_distance_threshold=6)
    print((spent() - began) * 1000)`;

export async function run() {
  const {seededRandom} = await core();
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  try {
    const small = join(root, 'small');
    await draw(small, seededRandom('duplicates'));
    const note = `${IMAGES} JPEGs of 640 × 480, all cores; processor time`;
    await compare('duplicates', [ours(small), ...peers(root, small, ['≤ 0.5', '≤ 2'])], {rounds: 3, note});
    const large = join(root, 'large');
    mkdirSync(large);
    const random = seededRandom('pictures');
    // One after the other: a picture in three formats would be three copies.
    for (const format of FORMATS) await drawPictures(large, EACH, 1024, random, [format]);
    const large1024 = `${FORMATS.length * EACH} pictures of 1024², a third each JPEG, PNG and WebP, all cores; processor time`;
    const contestants = [ours(large, '--image-mode', 'fast'), ...peers(root, large, ['≤ 1', '≤ 1'])];
    await compare('duplicates-1024', contestants, {rounds: 3, note: large1024});
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

function ours(set, ...options) {
  const args = ['dist/cli.cjs', 'duplicates', set, '--no-cache', '--format', 'json', ...options];
  return {name: ['tagnosis duplicates', ...options].join(' '), run: () => spent(process.execPath, ...args)};
}

function peers(root, set, [ofImagededup, ofCzkawka]) {
  const similar = ['image', '--directories', set, '--minimal-file-size', '1', '--hash-size', '8', '--image-filter', 'Lanczos3'];
  return [
    {...imagededup(root, set), target: ofImagededup},
    {
      name: 'czkawka (hash of 64 bits, Lanczos)',
      run: () => spent('czkawka_cli', ...similar, '--disable-cache', '--ignore-error-code-on-found'),
      hint: 'cargo install czkawka_cli',
      target: ofCzkawka,
    },
  ];
}

async function draw(folder, random) {
  mkdirSync(folder);
  const pictures = await patchwork(random, {width: 640, height: 480});
  let chosen = [];
  for (let i = 0; i < IMAGES; i++) {
    const isCopy = i > 0 && random() < 1 / COPIED;
    if (!isCopy) chosen = pictures.draw();
    writeFileSync(join(folder, `${i}.jpg`), pictures.jpeg(chosen, isCopy ? 70 : 85));
  }
}

/** From a file: its processes start by reading it again. */
function imagededup(root, set) {
  const version = pythonVersion('imagededup');
  const script = join(root, 'peer.py');
  writeFileSync(script, IMAGEDEDUP);
  const run = () => {
    const {status, stdout, stderr} = spawnSync(python(), [script, set], {encoding: 'utf8'});
    if (status !== 0) throw new Error(stderr);
    return Number(stdout.trim().split('\n').at(-1));
  };
  return {name: 'imagededup PHash (Python)', version, hint: 'pip install imagededup', run: () => (version === '' ? null : run())};
}
