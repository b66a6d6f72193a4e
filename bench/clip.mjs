// Vectors of JPEGs by a ViT-B/32 of random weights against the bare runtime on ready tensors and against PyTorch; captions ranked
// against pictures, against one product of matrices in numpy. Processor time of all threads.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {core} from './core.mjs';
import {compare, processorTime, python, pythonVersion} from './measure.mjs';
import {writeVisionModel} from './vision-model.mjs';

const [BATCH, SIDE] = [16, 512];
const [ITEMS, TEXTS, LENGTH, TAGS] = [4096, 2000, 512, 6];

export async function run({pictures = 256, rounds = 3} = {}) {
  const parts = await core();
  await ranking(parts, rounds);
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  try {
    await embedding(parts, root, {pictures, rounds});
  } finally {
    rmSync(root, {recursive: true});
  }
}

async function embedding({ClipModel, embed, openClipFolder, policyOf, seededRandom}, root, {pictures, rounds}) {
  const random = seededRandom('clip');
  const model = join(root, 'vision_model.onnx');
  writeVisionModel(model, random);
  // No text is asked for, so the other tower is never opened.
  writeFileSync(join(root, 'text_model.onnx'), 'not asked');
  const paths = await drawn(root, pictures, random);
  const threads = availableParallelism();
  const {InferenceSession, Tensor, version} = await runtime();
  const data = Float32Array.from({length: BATCH * 3 * 224 * 224}, () => random() * 4 - 2);
  let round = 0;
  // The model's own hash is remembered, as in every run but the first; pictures are new each round.
  const ours = async () => {
    round++;
    const asked = paths.map((path, i) => ({image: {name: '.jpg', path}, contentId: `${round}-${i}`}));
    const {images} = await embed(
      {pictures: asked, texts: []},
      {model: root, policy: policyOf('kohya'), cache: join(root, 'cache'), threads, batch: BATCH},
    );
    if (images.some(vector => vector === null)) throw new Error('A picture has no vector.');
  };
  const planes = Array.from({length: BATCH}, () => Uint8Array.from({length: 3 * 224 * 224}, () => random() * 256));
  const stage = async () => {
    const opened = new ClipModel(openClipFolder(root), {device: 'cpu', threads});
    for (let i = 0; i < pictures; i += BATCH) await opened.images(planes);
    await opened.close();
  };
  const bare = async () => {
    const session = await InferenceSession.create(model, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
    });
    for (let i = 0; i < pictures; i += BATCH)
      await session.run({pixel_values: new Tensor('float32', data, [BATCH, 3, 224, 224])});
    await session.release();
  };
  const torch = pythonVersion('transformers') === '' ? '' : pythonVersion('torch');
  const peers = [
    {...processorTime('onnxruntime-node alone', bare), version, target: '≤ 1.11'},
    {
      ...(torch === '' ? {run: () => null} : product(TORCH(pictures, threads))),
      name: 'PyTorch + transformers',
      version: torch,
      target: '≤ 1',
      hint: 'pip install torch transformers',
    },
  ];
  const note = `processor time; ViT-B/32 with random weights, ${pictures} pictures, batches of ${BATCH}, ${threads} threads; ours and the runtime open the model, peers have ready tensors`;
  await compare('clip-files', [processorTime(`tagnosis, from JPEGs of ${SIDE}²`, ours), ...peers], {rounds, note});
  await compare('clip-vectors', [processorTime('tagnosis, from pixels of 224²', stage), peers[0]], {rounds, note});
}

async function drawn(root, pictures, random) {
  const paths = [];
  for (let i = 0; i < pictures; i++) {
    const small = Buffer.from(Array.from({length: 24 * 24 * 3}, () => random() * 256));
    const path = join(root, `${i}.jpg`);
    const image = sharp(small, {raw: {width: 24, height: 24, channels: 3}}).resize(SIDE, SIDE);
    writeFileSync(path, await image.jpeg({quality: 90}).toBuffer());
    paths.push(path);
  }
  return paths;
}

const TORCH = (pictures, threads) => `import time, torch
from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection
torch.set_num_threads(${threads})
model = CLIPVisionModelWithProjection(CLIPVisionConfig(hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12, patch_size=32, image_size=224, projection_dim=512)).eval()
start = time.process_time()
x = torch.randn(${BATCH}, 3, 224, 224)
with torch.inference_mode():
    for i in range(${Math.ceil(pictures / BATCH)}): model(pixel_values=x)
print((time.process_time() - start) * 1000)`;

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
start = time.process_time(); a @ b.T; print((time.process_time() - start) * 1000)`;
  const version = pythonVersion('numpy');
  const peer = {
    ...product(script),
    name: `numpy, one product of ${ITEMS} × ${LENGTH} × ${ITEMS}`,
    version,
    target: '≤ 10',
    hint: 'pip install numpy',
  };
  const note = `processor time; ${ITEMS} pictures against as many captions of ${TEXTS} tags, ${LENGTH} numbers a vector`;
  await compare('clip-ranks', [processorTime('tagnosis', ours), version === '' ? {...peer, run: () => null} : peer], {
    rounds,
    note,
  });
}

/** The time that the script says, without the start of Python. */
function product(script) {
  return {
    run() {
      const {status, stdout} = spawnSync(python(), ['-c', script], {encoding: 'utf8'});
      return status === 0 ? Number(stdout) : null;
    },
  };
}
