// Writes models as ONNX (Protocol Buffers) without any library: nodes and weights are named as they are added.
import {closeSync, openSync, writeSync} from 'node:fs';

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

/** Attributes of nodes. */
export const attribute = {
  ints: (name, values) =>
    bytes(5, Buffer.concat([bytes(1, name), ...values.map(value => number(8, value)), number(20, 7)])),
  int: (name, value) => bytes(5, Buffer.concat([bytes(1, name), number(3, value), number(20, 2)])),
  float: (name, value) => bytes(5, Buffer.concat([bytes(1, name), float(2, value), number(20, 1)])),
};

function port({name, shape, type = FLOAT}) {
  const dims = shape.map(dim => bytes(1, typeof dim === 'number' ? number(1, dim) : bytes(2, dim)));
  return Buffer.concat([
    bytes(1, name),
    bytes(2, bytes(1, Buffer.concat([number(1, type), bytes(2, Buffer.concat(dims))]))),
  ]);
}

/** An input of whole numbers. */
export const whole = (name, shape) => ({name, shape, type: INT64});

/** A model that grows node by node; its weights are drawn from `random` unless they are given. */
export class OnnxModel {
  #nodes = [];
  #tensors = [];
  #block;

  constructor(random) {
    this.#block = Float32Array.from({length: 1 << 16}, () => (random() + random() + random() - 1.5) * 0.04);
  }

  /** The name of what it gives. */
  node(op, inputs, output, ...attributes) {
    const body = [...inputs.map(name => bytes(1, name)), bytes(2, output), bytes(4, op), ...attributes];
    this.#nodes.push(bytes(1, Buffer.concat(body)));
    return output;
  }

  #constant(name, type, dims, raw) {
    this.#tensors.push(
      bytes(5, Buffer.concat([...dims.map(dim => number(1, dim)), number(2, type), bytes(8, name), bytes(9, raw)])),
    );
    return name;
  }

  /** Weights: drawn, all the same number, or given. */
  floats(name, dims, given) {
    const values = new Float32Array(dims.reduce((a, b) => a * b, 1));
    if (typeof given === 'number') values.fill(given);
    else if (given !== undefined) values.set(given);
    // Where a block begins hangs on how much came before, so that no two layers are alike.
    else
      for (let i = 0, shift = this.#tensors.length * 977; i < values.length; i++)
        values[i] = this.#block[(i + shift) & 0xffff];
    return this.#constant(name, FLOAT, dims, Buffer.from(values.buffer));
  }

  ints(name, values) {
    return this.#constant(name, INT64, [values.length], Buffer.from(BigInt64Array.from(values, BigInt).buffer));
  }

  int(name, value) {
    return this.#constant(name, INT64, [], Buffer.from(BigInt64Array.of(BigInt(value)).buffer));
  }

  linear(name, input, from, to) {
    const product = this.node('MatMul', [input, this.floats(`${name}.w`, [from, to])], `${name}.p`);
    return this.node('Add', [product, this.floats(`${name}.b`, [to])], `${name}.o`);
  }

  norm(name, input, width) {
    const weights = [this.floats(`${name}.g`, [width], 1), this.floats(`${name}.c`, [width])];
    const how = [attribute.int('axis', 2), attribute.float('epsilon', 1e-5)];
    return this.node('LayerNormalization', [input, ...weights], `${name}.o`, ...how);
  }

  write(path, {inputs, output}) {
    const ports = [...inputs.map(input => bytes(11, port(input))), bytes(12, port(output))];
    const parts = [...this.#nodes, bytes(2, 'tower'), ...this.#tensors, ...ports];
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    const file = openSync(path, 'w');
    for (const part of [number(1, 8), varint(7 * 8 + 2), varint(size), ...parts, bytes(8, number(2, 17))])
      writeSync(file, part);
    closeSync(file);
  }
}
