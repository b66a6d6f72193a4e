// 256 JPEGs and 2,000 tags through a ViT-B/32 of random weights, against the bare runtime on ready tensors and against PyTorch;
// captions ranked against pictures, against one product of matrices in numpy. Processor time of all threads.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {writeTextModel, writeVisionModel} from './clip-towers.mjs';
import {core} from './core.mjs';
import {vocabulary} from './corpus.mjs';
import {compare, inTurn, processorTime, python, pythonVersion, table} from './measure.mjs';

const [BATCH, SIDE] = [16, 512];
const TEXT_BATCH = 4 * BATCH;
const [START, END] = [49_406, 49_407];
const [ITEMS, TEXTS, LENGTH, TAGS] = [4096, 2000, 512, 6];

export async function run({pictures = 256, tags = 2000, rounds = 3} = {}) {
  const parts = await core();
  await ranking(parts, rounds);
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  try {
    await embedding(parts, root, {pictures, tags, rounds});
  } finally {
    rmSync(root, {recursive: true});
  }
}

async function embedding(parts, root, {pictures, tags, rounds}) {
  const random = parts.seededRandom('clip');
  writeVisionModel(join(root, 'vision_model.onnx'), random);
  writeTextModel(join(root, 'text_model.onnx'), random);
  const texts = vocabulary(tags);
  const rows = tokenRows(texts, parts.loadClipTokenizer('ftfy'));
  const threads = availableParallelism();
  const means = {root, threads, ...(await runtime())};
  const [images, words] = ours(parts, {paths: await drawn(root, pictures, random), texts}, means);
  const torch = pyTorch(rows, pictures, means);
  const bare = {version: means.version, target: '≤ 1.11'};
  const contestants = [
    [images, {...barePictures(pictures, random, means), ...bare}, torch.pictures],
    [words, {...bareTexts(rows, means), ...bare}, torch.texts],
  ];
  const times = await inTurn(contestants.flat(), rounds);
  const seen = times.slice(0, 3);
  const read = times.slice(3);
  const note = `processor time; ViT-B/32 with random weights, batches of ${BATCH} and ${TEXT_BATCH}, ${threads} threads that do not wait at full speed; ours and the runtime open the model, peers have ready tensors`;
  await table('clip-pictures', contestants[0], seen, {rounds, note: `${pictures} JPEGs of ${SIDE}²; ${note}`});
  await table('clip-tags', contestants[1], read, {rounds, note: `${tags} tags; ${note}`});
  // What a set costs: round by round, both parts.
  const both = seen.map((own, i) => own.map((ms, round) => ms + read[i][round]));
  await table('clip', contestants[0], both, {rounds, note: `${pictures} JPEGs of ${SIDE}² and ${tags} tags; ${note}`});
}

/** From files and words to vectors, nothing of them known from before but what the model's bytes hash to. */
function ours({embed, policyOf}, {paths, texts}, {root, threads}) {
  let round = 0;
  const options = {model: root, policy: policyOf('kohya'), cache: join(root, 'cache'), threads, batch: BATCH};
  const asked = async what => {
    const found = await embed({pictures: [], texts: [], ...what}, options);
    if ([...found.images, ...found.texts].some(vector => vector === null)) throw new Error('A vector is missing.');
  };
  return [
    processorTime('tagnosis', () => {
      round++;
      return asked({pictures: paths.map((path, i) => ({image: {name: '.jpg', path}, contentId: `${round}-${i}`}))});
    }),
    // White space at the end is no token, and another text to the cache.
    processorTime('tagnosis', () => asked({texts: texts.map(text => `${text}${' '.repeat(round)}`)})),
  ];
}

/** Opened as we do it: threads that wait at full speed would count as work. */
async function bareSession({root, threads, InferenceSession}, name, use) {
  const session = await InferenceSession.create(join(root, name), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    extra: {session: {intra_op: {allow_spinning: '0'}}},
  });
  await use(session);
  await session.release();
}

function barePictures(pictures, random, means) {
  const data = Float32Array.from({length: BATCH * 3 * 224 * 224}, () => random() * 4 - 2);
  const feed = {pixel_values: new means.Tensor('float32', data, [BATCH, 3, 224, 224])};
  return processorTime('onnxruntime-node alone', () =>
    bareSession(means, 'vision_model.onnx', async session => {
      for (let i = 0; i < pictures; i += BATCH) await session.run(feed);
    }),
  );
}

function bareTexts(rows, means) {
  const feeds = batchesOf(rows).map(part => {
    const length = part.at(-1).length;
    const ids = part.flatMap(row => [...row, ...Array.from({length: length - row.length}, () => END)]);
    const mask = part.flatMap(row => Array.from({length}, (_, i) => (i < row.length ? 1 : 0)));
    const tensor = values => new means.Tensor('int64', BigInt64Array.from(values, BigInt), [part.length, length]);
    return {input_ids: tensor(ids), attention_mask: tensor(mask)};
  });
  return processorTime('onnxruntime-node alone', () =>
    bareSession(means, 'text_model.onnx', async session => {
      for (const feed of feeds) await session.run(feed);
    }),
  );
}

/** Tokens of texts, start and end among them, the shortest first. */
function tokenRows(texts, tokenizer) {
  return texts.map(text => [START, ...tokenizer.encode(text), END]).toSorted((a, b) => a.length - b.length);
}

function batchesOf(rows) {
  return Array.from({length: Math.ceil(rows.length / TEXT_BATCH)}, (_, i) =>
    rows.slice(i * TEXT_BATCH, (i + 1) * TEXT_BATCH),
  );
}

/** Both parts in one start of Python, which says what each took without it. */
function pyTorch(rows, pictures, {root, threads}) {
  const version = pythonVersion('transformers') === '' ? '' : pythonVersion('torch');
  const peer = {name: 'PyTorch + transformers', version, target: '≤ 1', hint: 'pip install torch transformers'};
  writeFileSync(join(root, 'tokens.json'), JSON.stringify(batchesOf(rows)));
  let told = null;
  return {
    pictures: {
      ...peer,
      run() {
        told =
          version === '' ? null : JSON.parse(pythonSays(TORCH(join(root, 'tokens.json'), pictures, threads)) ?? 'null');
        return told?.[0] ?? null;
      },
    },
    texts: {...peer, run: () => told?.[1] ?? null},
  };
}

const TORCH = (tokens, pictures, threads) => `import json, time, torch
from transformers import CLIPTextConfig, CLIPTextModelWithProjection, CLIPVisionConfig, CLIPVisionModelWithProjection
torch.set_num_threads(${threads})
eye = CLIPVisionModelWithProjection(CLIPVisionConfig(hidden_size=768, intermediate_size=3072, num_hidden_layers=12, num_attention_heads=12, patch_size=32, image_size=224, projection_dim=512)).eval()
reader = CLIPTextModelWithProjection(CLIPTextConfig(vocab_size=49408, hidden_size=512, intermediate_size=2048, num_hidden_layers=12, num_attention_heads=8, max_position_embeddings=77, projection_dim=512, eos_token_id=2)).eval()
pixels = torch.randn(${BATCH}, 3, 224, 224)
texts = []
for rows in json.load(open(${JSON.stringify(tokens)})):
    length = len(rows[-1])
    texts.append((torch.tensor([row + [${END}] * (length - len(row)) for row in rows]), torch.tensor([[1] * len(row) + [0] * (length - len(row)) for row in rows])))
with torch.inference_mode():
    start = time.process_time()
    for i in range(${Math.ceil(pictures / BATCH)}): eye(pixel_values=pixels)
    middle = time.process_time()
    for ids, mask in texts: reader(input_ids=ids, attention_mask=mask)
    print(json.dumps([(middle - start) * 1000, (time.process_time() - middle) * 1000]))`;

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

async function runtime() {
  const {default: ort} = await import('onnxruntime-node');
  const {version} = JSON.parse(readFileSync('node_modules/onnxruntime-node/package.json', 'utf8'));
  return {InferenceSession: ort.InferenceSession, Tensor: ort.Tensor, version};
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
      const said = pythonSays(script);
      return said === null ? null : Number(said);
    },
  };
}

function pythonSays(script) {
  // Threads of OpenMP wait at full speed too, unless they are told not to.
  const env = {...process.env, OMP_WAIT_POLICY: 'PASSIVE'};
  const {status, stdout} = spawnSync(python(), ['-c', script], {encoding: 'utf8', env});
  return status === 0 ? stdout : null;
}
