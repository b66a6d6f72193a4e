// A ViT-B/32 as CLIP has it, with random weights, written as ONNX (Protocol Buffers) without any library: 88 million numbers.
import {closeSync, openSync, writeSync} from 'node:fs';

const [WIDTH, LAYERS, HEADS, INNER, LENGTH, PATCH, TOKENS] = [768, 12, 12, 3072, 512, 32, 50];
const [FLOAT, INT64] = [1, 7];

function varint(value) {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

const number = (field, value) => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field, value) => {
  const body = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.concat([varint(field * 8 + 2), varint(body.length), body]);
};
const float = (field, value) => {
  const body = Buffer.alloc(4);
  body.writeFloatLE(value);
  return Buffer.concat([varint(field * 8 + 5), body]);
};

const attribute = {
  ints: (name, values) =>
    bytes(5, Buffer.concat([bytes(1, name), ...values.map(value => number(8, value)), number(20, 7)])),
  int: (name, value) => bytes(5, Buffer.concat([bytes(1, name), number(3, value), number(20, 2)])),
  float: (name, value) => bytes(5, Buffer.concat([bytes(1, name), float(2, value), number(20, 1)])),
};

function port(name, shape) {
  const dims = shape.map(dim => bytes(1, typeof dim === 'number' ? number(1, dim) : bytes(2, dim)));
  return Buffer.concat([
    bytes(1, name),
    bytes(2, bytes(1, Buffer.concat([number(1, FLOAT), bytes(2, Buffer.concat(dims))]))),
  ]);
}

/** Writes the model to a file. */
export function writeVisionModel(path, random) {
  const block = Float32Array.from({length: 1 << 16}, () => (random() + random() + random() - 1.5) * 0.04);
  const [nodes, tensors] = [[], []];
  const node = (op, inputs, output, ...attributes) => {
    nodes.push(
      bytes(1, Buffer.concat([...inputs.map(name => bytes(1, name)), bytes(2, output), bytes(4, op), ...attributes])),
    );
    return output;
  };
  const constant = (name, type, dims, raw) => {
    tensors.push(
      bytes(5, Buffer.concat([...dims.map(dim => number(1, dim)), number(2, type), bytes(8, name), bytes(9, raw)])),
    );
    return name;
  };
  const floats = (name, dims, fill) => {
    const values = new Float32Array(dims.reduce((a, b) => a * b, 1));
    // Where a block begins hangs on how much came before, so that no two layers are alike.
    if (fill !== undefined) values.fill(fill);
    else for (let i = 0, shift = tensors.length * 977; i < values.length; i++) values[i] = block[(i + shift) & 0xffff];
    return constant(name, FLOAT, dims, Buffer.from(values.buffer));
  };
  const ints = (name, values) =>
    constant(name, INT64, [values.length], Buffer.from(BigInt64Array.from(values, BigInt).buffer));
  const linear = (name, input, from, to) =>
    node(
      'Add',
      [node('MatMul', [input, floats(`${name}.w`, [from, to])], `${name}.p`), floats(`${name}.b`, [to])],
      `${name}.o`,
    );
  const norm = (name, input) =>
    node(
      'LayerNormalization',
      [input, floats(`${name}.g`, [WIDTH], 1), floats(`${name}.c`, [WIDTH])],
      `${name}.o`,
      attribute.int('axis', 2),
      attribute.float('epsilon', 1e-5),
    );
  const split = ints('split', [0, TOKENS, HEADS, WIDTH / HEADS]);
  const joined = ints('joined', [0, TOKENS, WIDTH]);
  const scale = floats('scale', [1], 1 / 8);
  const steep = floats('steep', [1], 1.702);
  const heads = (name, input, order) =>
    node('Transpose', [node('Reshape', [input, split], `${name}.h`)], `${name}.t`, attribute.ints('perm', order));
  const attention = (name, input) => {
    const [q, k, v] = ['q', 'k', 'v'].map(part =>
      heads(
        `${name}.${part}`,
        linear(`${name}.${part}`, input, WIDTH, WIDTH),
        part === 'k' ? [0, 2, 3, 1] : [0, 2, 1, 3],
      ),
    );
    const likeness = node('MatMul', [node('Mul', [q, scale], `${name}.qs`), k], `${name}.qk`);
    const looked = node('MatMul', [node('Softmax', [likeness], `${name}.s`, attribute.int('axis', 3)), v], `${name}.a`);
    const back = node('Transpose', [looked], `${name}.at`, attribute.ints('perm', [0, 2, 1, 3]));
    return linear(`${name}.out`, node('Reshape', [back, joined], `${name}.j`), WIDTH, WIDTH);
  };
  const perceptron = (name, input) => {
    const wide = linear(`${name}.1`, input, WIDTH, INNER);
    const gate = node('Sigmoid', [node('Mul', [wide, steep], `${name}.m`)], `${name}.g`);
    return linear(`${name}.2`, node('Mul', [wide, gate], `${name}.x`), INNER, WIDTH);
  };
  const patches = node(
    'Conv',
    ['pixel_values', floats('patch', [WIDTH, 3, PATCH, PATCH])],
    'conv',
    attribute.ints('strides', [PATCH, PATCH]),
  );
  const rows = node(
    'Transpose',
    [node('Reshape', [patches, ints('flat', [0, WIDTH, TOKENS - 1])], 'flattened')],
    'rows',
    attribute.ints('perm', [0, 2, 1]),
  );
  // The token of the class, once a picture: a mean of no weight brings the size of the batch.
  const mean = node('ReduceMean', [rows], 'mean', attribute.ints('axes', [1]), attribute.int('keepdims', 1));
  const token = node(
    'Add',
    [node('Mul', [mean, floats('nothing', [1], 0)], 'none'), floats('class', [WIDTH])],
    'token',
  );
  const all = node('Concat', [token, rows], 'all', attribute.int('axis', 1));
  let x = norm('pre', node('Add', [all, floats('position', [TOKENS, WIDTH])], 'placed'));
  for (let layer = 0; layer < LAYERS; layer++) {
    const name = `l${layer}`;
    x = node('Add', [x, attention(`${name}.at`, norm(`${name}.n1`, x))], `${name}.r1`);
    x = node('Add', [x, perceptron(`${name}.mlp`, norm(`${name}.n2`, x))], `${name}.r2`);
  }
  const first = node(
    'Gather',
    [norm('post', x), constant('zero', INT64, [], Buffer.alloc(8))],
    'first',
    attribute.int('axis', 1),
  );
  node('MatMul', [first, floats('projection', [WIDTH, LENGTH])], 'image_embeds');
  const ports = [
    bytes(11, port('pixel_values', ['batch', 3, 224, 224])),
    bytes(12, port('image_embeds', ['batch', LENGTH])),
  ];
  const parts = [...nodes, bytes(2, 'vision'), ...tensors, ...ports];
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const file = openSync(path, 'w');
  for (const part of [number(1, 8), varint(7 * 8 + 2), varint(size), ...parts, bytes(8, number(2, 17))])
    writeSync(file, part);
  closeSync(file);
}
