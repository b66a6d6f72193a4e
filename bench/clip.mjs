// Vectors of JPEGs by a ViT-B/32 of random weights against the bare runtime on ready tensors; captions ranked against pictures
// against one product of matrices in numpy.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {core} from './core.mjs';
import {compare, inProcess, python, pythonVersion} from './measure.mjs';
import {writeVisionModel} from './vision-model.mjs';

const [BATCH, SIDE] = [16, 512];
const [ITEMS, TEXTS, LENGTH, TAGS] = [4096, 2000, 512, 6];

export async function run({pictures = 256, rounds = 3} = {}) {
  const parts = await core();
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  try {
    await embedding(parts, root, {pictures, rounds});
    await ranking(parts, rounds);
  } finally {
    rmSync(root, {recursive: true});
  }
}

async function embedding({embed, policyOf, seededRandom}, root, {pictures, rounds}) {
  const random = seededRandom('clip');
  const model = join(root, 'vision_model.onnx');
  writeVisionModel(model, random);
  // No text is asked for, so the other tower is never opened.
  writeFileSync(join(root, 'text_model.onnx'), 'not asked');
  const paths = [];
  for (let i = 0; i < pictures; i++) {
    const small = Buffer.from(Array.from({length: 24 * 24 * 3}, () => random() * 256));
    const path = join(root, `${i}.jpg`);
    const drawn = sharp(small, {raw: {width: 24, height: 24, channels: 3}}).resize(SIDE, SIDE);
    writeFileSync(path, await drawn.jpeg({quality: 90}).toBuffer());
    paths.push(path);
  }
  const threads = availableParallelism();
  const {InferenceSession, Tensor, version} = await runtime();
  const data = Float32Array.from({length: BATCH * 3 * 224 * 224}, () => random() * 4 - 2);
  let round = 0;
  // The model's own hash is remembered, as in every run but the first; pictures are new each round.
  const ours = async () => {
    round++;
    const asked = paths.map((path, i) => ({image: {name: '.jpg', path}, contentId: `${round}-${i}`}));
    const {images} = await embed({pictures: asked, texts: []}, {model: root, policy: policyOf('kohya'), cache: join(root, 'cache'), threads, batch: BATCH});
    if (images.some(vector => vector === null)) throw new Error('A picture has no vector.');
  };
  const bare = async () => {
    const session = await InferenceSession.create(model, {intraOpNumThreads: threads, interOpNumThreads: 1, graphOptimizationLevel: 'all', logSeverityLevel: 3});
    for (let i = 0; i < pictures; i += BATCH) await session.run({pixel_values: new Tensor('float32', data, [BATCH, 3, 224, 224])});
    await session.release();
  };
  const note = `${pictures} JPEGs of ${SIDE}², ViT-B/32 with random weights, batches of ${BATCH}, ${threads} threads; both open the model`;
  await compare('clip', [inProcess('tagnosis', ours), {...inProcess('onnxruntime-node alone', bare), version, target: '≤ 1.11'}], {rounds, note});
}

async function runtime() {
  const {default: ort} = await import('onnxruntime-node');
  const {version} = JSON.parse(readFileSync('node_modules/onnxruntime-node/package.json', 'utf8'));
  return {...ort, InferenceSession: ort.InferenceSession, Tensor: ort.Tensor, version};
}

async function ranking({CaptionSpace, rankCaptions, seededRandom}, rounds) {
  const random = seededRandom('ranks');
  const vectors = n =>
    Array.from({length: n}, () => {
      const vector = Float32Array.from({length: LENGTH}, () => random() - 0.5);
      const length = Math.hypot(...vector);
      return vector.map(x => x / length);
    });
  const [images, texts] = [vectors(ITEMS), vectors(TEXTS)];
  const described = images.map((_, item) => {
    const own = new Set(Array.from({length: TAGS}, () => Math.floor(random() * TEXTS)));
    return {item, place: item, caption: [...own].toSorted((a, b) => a - b).map(text => [text, 1 / own.size])};
  });
  const ours = () => {
    const space = CaptionSpace.ofVectors(images, texts);
    space.prepare(texts.keys());
    rankCaptions(described, space);
  };
  const script = `import numpy, time
a = numpy.random.rand(${ITEMS}, ${LENGTH}).astype('float32'); b = numpy.random.rand(${ITEMS}, ${LENGTH}).astype('float32')
a @ b.T
start = time.perf_counter(); a @ b.T; print((time.perf_counter() - start) * 1000)`;
  const version = pythonVersion('numpy');
  const peer = {...product(script), name: `numpy, one product of ${ITEMS} × ${LENGTH} × ${ITEMS}`, version, target: '≤ 10', hint: 'pip install numpy'};
  const note = `${ITEMS} pictures against as many captions of ${TEXTS} tags, ${LENGTH} numbers a vector`;
  await compare('clip-ranks', [inProcess('tagnosis', ours), version === '' ? {...peer, run: () => null} : peer], {rounds, note});
}

/** Times what the script says, not the start of Python. */
function product(script) {
  return {
    run() {
      const {status, stdout} = spawnSync(python(), ['-c', script], {encoding: 'utf8'});
      return status === 0 ? Number(stdout) : null;
    },
  };
}
