// PYTHON=…/bin/python node scripts/prove-clip.mjs
// Whether our vectors of a CLIP ViT-B/32 of full size are those of PyTorch and transformers, from the same pictures and token ids:
// decoding, resampling, normalising, the exported graph and its runtime in one. Needs torch, transformers, onnx and pillow there.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {core} from '../bench/core.mjs';

const [PICTURES, TEXTS, MOST] = [20, 50, 1e-3];
const {embed, loadClipTokenizer, policyOf, seededRandom} = await core();
const random = seededRandom('prove-clip');
const folder = mkdtempSync(join(tmpdir(), 'tagnosis-clip-'));
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));

const pictures = [];
for (let i = 0; i < PICTURES; i++) {
  const [width, height] = [64 + Math.floor(random() * 900), 64 + Math.floor(random() * 900)];
  const small = Buffer.from(Array.from({length: 9 * 9 * 3}, () => random() * 256));
  const bytes = await sharp(small, {raw: {width: 9, height: 9, channels: 3}})
    .resize(width, height, {fit: 'fill'})
    .png()
    .toBuffer();
  writeFileSync(join(folder, `${String(i).padStart(2, '0')}.png`), bytes);
  pictures.push({image: {name: '.png', path: null, read: () => bytes}, contentId: String(i)});
}
const WORDS =
  'hat cat dog tower rain umbrella smiling 1girl very_long_hair ^_^ naïve 東京 (series) red-haired night'.split(' ');
const texts = Array.from({length: TEXTS}, (_, i) =>
  Array.from({length: 1 + (i % 60)}, () => WORDS[Math.floor(random() * WORDS.length)]).join(i % 2 === 0 ? ' ' : ', '),
);
const tokenizer = loadClipTokenizer('ftfy');
writeFileSync(join(folder, 'tokens.json'), JSON.stringify(texts.map(text => [...tokenizer.encode(text)])));

const python = process.env.PYTHON ?? 'python3';
const {status} = spawnSync(python, ['scripts/random-clip.py', folder], {stdio: 'inherit'});
if (status !== 0) {
  process.stderr.write(
    `${python} could not make the model: pip install torch transformers onnx pillow, and name that Python with PYTHON=…\n`,
  );
  process.exit(2);
}
const wanted = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8'));
const found = await embed({pictures, texts}, {model: folder, policy: policyOf('kohya'), cache: null});
let worst = 0;
for (const kind of ['images', 'texts']) {
  const pairs = wanted[kind].map((vector, i) => [vector, found[kind][i]]);
  const apart = Math.max(...pairs.map(([a, b]) => Math.max(...a.map((x, k) => Math.abs(x - (b?.[k] ?? Infinity))))));
  const cosine = Math.min(...pairs.map(([a, b]) => a.reduce((sum, x, k) => sum + x * (b?.[k] ?? 0), 0)));
  const others = pairs.slice(1).map(([a], i) => a.reduce((sum, x, k) => sum + x * pairs[i][0][k], 0));
  process.stdout.write(
    `${pairs.length} ${kind}: largest difference ${apart.toExponential(1)}, least cosine ${cosine.toFixed(7)}; ` +
      `neighbours among themselves ${Math.max(...others).toFixed(3)} at most\n`,
  );
  worst = Math.max(worst, apart);
}
if (!(worst <= MOST)) {
  process.stderr.write(`Vectors differ by more than ${MOST}.\n`);
  process.exitCode = 1;
}
