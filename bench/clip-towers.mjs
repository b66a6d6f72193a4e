// The two towers of a CLIP ViT-B/32 with random weights, laid out as Hugging Face exports them: 88 and 63 million numbers.
import {attribute, OnnxModel, whole} from './onnx-file.mjs';

const [LAYERS, LENGTH] = [12, 512];
const EYE = {width: 768, heads: 12, inner: 3072};
const READER = {width: 512, heads: 8, inner: 2048};
const [SIDE, PATCH, PATCHES] = [224, 32, 49];
const [VOCABULARY, POSITIONS] = [49_408, 77];

/** `vision_model.onnx`: `pixel_values` → `image_embeds`. */
export function writeVisionModel(path, random) {
  const model = new OnnxModel(random);
  const {width} = EYE;
  const patches = model.node(
    'Conv',
    ['pixel_values', model.floats('patch', [width, 3, PATCH, PATCH])],
    'conv',
    attribute.ints('strides', [PATCH, PATCH]),
  );
  const flat = model.node('Reshape', [patches, model.ints('flat', [0, width, PATCHES])], 'flattened');
  const rows = model.node('Transpose', [flat], 'rows', attribute.ints('perm', [0, 2, 1]));
  // The token of the class, once a picture: a mean of no weight brings the size of the batch.
  const mean = model.node('ReduceMean', [rows], 'mean', attribute.ints('axes', [1]), attribute.int('keepdims', 1));
  const none = model.node('Mul', [mean, model.floats('nothing', [1], 0)], 'none');
  const token = model.node('Add', [none, model.floats('class', [width])], 'token');
  const all = model.node('Concat', [token, rows], 'all', attribute.int('axis', 1));
  const placed = model.node('Add', [all, model.floats('position', [PATCHES + 1, width])], 'placed');
  const seen = layers(model, model.norm('pre', placed, width), EYE);
  const first = model.node(
    'Gather',
    [model.norm('post', seen, width), model.int('zero', 0)],
    'first',
    attribute.int('axis', 1),
  );
  model.node('MatMul', [first, model.floats('projection', [width, LENGTH])], 'image_embeds');
  model.write(path, {
    inputs: [{name: 'pixel_values', shape: ['batch', 3, SIDE, SIDE]}],
    output: {name: 'image_embeds', shape: ['batch', LENGTH]},
  });
}

/** `text_model.onnx`: `input_ids`, `attention_mask` → `text_embeds`, read at the end token, which has the highest id. */
export function writeTextModel(path, random) {
  const model = new OnnxModel(random);
  const {width} = READER;
  const words = model.node('Gather', [model.floats('words', [VOCABULARY, width]), 'input_ids'], 'embedded');
  const [zero, one] = [model.ints('zero', [0]), model.ints('one', [1])];
  const shape = model.node('Shape', ['input_ids'], 'shape');
  const length = model.node('Slice', [shape, one, model.ints('two', [2])], 'length');
  const positions = model.node('Slice', [model.floats('position', [POSITIONS, width]), zero, length], 'positions');
  const placed = model.node('Add', [words, positions], 'placed');
  const read = layers(model, placed, READER, masked(model, {zero, one, length}));
  const last = model.node('ArgMax', ['input_ids'], 'last', attribute.int('axis', 1), attribute.int('keepdims', 1));
  const end = model.node('GatherND', [model.norm('post', read, width), last], 'end', attribute.int('batch_dims', 1));
  model.node('MatMul', [end, model.floats('projection', [width, LENGTH])], 'text_embeds');
  model.write(path, {
    inputs: [whole('input_ids', ['batch', 'sequence']), whole('attention_mask', ['batch', 'sequence'])],
    output: {name: 'text_embeds', shape: ['batch', LENGTH]},
  });
}

/** What keeps a token from looking at those behind it, and at padding: added to how alike they are. */
function masked(model, {zero, one, length}) {
  const never = -3.4e38;
  const behind = Array.from({length: POSITIONS ** 2}, (_, i) =>
    i % POSITIONS > Math.floor(i / POSITIONS) ? never : 0,
  );
  const rows = model.node(
    'Slice',
    [model.floats('behind', [POSITIONS, POSITIONS], behind), zero, length, zero],
    'behind.rows',
  );
  const square = model.node('Slice', [rows, zero, length, one], 'behind.square');
  const mask = model.node('Unsqueeze', ['attention_mask', model.ints('axes', [1, 2])], 'mask');
  const real = model.node('Cast', [mask], 'mask.real', attribute.int('to', 1));
  const absent = model.node('Sub', [model.floats('all', [1], 1), real], 'mask.absent');
  const padding = model.node('Mul', [absent, model.floats('never', [1], never)], 'mask.padding');
  return model.node(
    'Max',
    [model.node('Add', [padding, square], 'mask.both'), model.floats('least', [1], never)],
    'mask.least',
  );
}

function layers(model, input, size, mask) {
  const {width} = size;
  const parts = {
    split: model.ints('split', [0, 0, size.heads, width / size.heads]),
    joined: model.ints('joined', [0, 0, width]),
    scale: model.floats('scale', [1], 1 / Math.sqrt(width / size.heads)),
    steep: model.floats('steep', [1], 1.702),
    mask,
  };
  let x = input;
  for (let layer = 0; layer < LAYERS; layer++) {
    const name = `l${layer}`;
    x = model.node(
      'Add',
      [x, attention(model, `${name}.at`, model.norm(`${name}.n1`, x, width), {...size, ...parts})],
      `${name}.r1`,
    );
    x = model.node(
      'Add',
      [x, perceptron(model, `${name}.mlp`, model.norm(`${name}.n2`, x, width), {...size, ...parts})],
      `${name}.r2`,
    );
  }
  return x;
}

function attention(model, name, input, {width, split, joined, scale, mask}) {
  const heads = (part, order) => {
    const parts = model.node(
      'Reshape',
      [model.linear(`${name}.${part}`, input, width, width), split],
      `${name}.${part}.h`,
    );
    return model.node('Transpose', [parts], `${name}.${part}.t`, attribute.ints('perm', order));
  };
  const [q, k, v] = [heads('q', [0, 2, 1, 3]), heads('k', [0, 2, 3, 1]), heads('v', [0, 2, 1, 3])];
  const alike = model.node('MatMul', [model.node('Mul', [q, scale], `${name}.qs`), k], `${name}.qk`);
  const hidden = mask === undefined ? alike : model.node('Add', [alike, mask], `${name}.hidden`);
  const looked = model.node(
    'MatMul',
    [model.node('Softmax', [hidden], `${name}.s`, attribute.int('axis', 3)), v],
    `${name}.a`,
  );
  const back = model.node('Transpose', [looked], `${name}.at`, attribute.ints('perm', [0, 2, 1, 3]));
  return model.linear(`${name}.out`, model.node('Reshape', [back, joined], `${name}.j`), width, width);
}

function perceptron(model, name, input, {width, inner, steep}) {
  const wide = model.linear(`${name}.1`, input, width, inner);
  const gate = model.node('Sigmoid', [model.node('Mul', [wide, steep], `${name}.m`)], `${name}.g`);
  return model.linear(`${name}.2`, model.node('Mul', [wide, gate], `${name}.x`), inner, width);
}
