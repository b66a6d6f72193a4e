/** Just enough of the ONNX format (Protocol Buffers) to write small models by hand: the number of a field, and what is in it. */
export type Field = readonly [number: number, value: number | string | Uint8Array];

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

export function message(...fields: readonly Field[]): Buffer {
  const parts = fields.map(([number, value]) => {
    if (typeof value === 'number') return Buffer.from([...varint(number * 8), ...varint(value)]);
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    return Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes]);
  });
  return Buffer.concat(parts);
}

const FLOAT = 1;

/** A list of numbers inside the model. */
function tensor(name: string, dims: readonly number[], values: readonly number[]): Buffer {
  const raw = Buffer.from(Float32Array.from(values).buffer);
  return message(...dims.map((dim): Field => [1, dim]), [2, FLOAT], [8, name], [9, raw]);
}

/** A list of numbers that lies in a file of its own. */
function outside(name: string, dims: readonly number[], location: string): Buffer {
  const entry = message([1, 'location'], [2, location]);
  return message(...dims.map((dim): Field => [1, dim]), [2, FLOAT], [8, name], [13, entry], [14, 1]);
}

/** An input or output; a text stands for a length that is open. */
function port(name: string, shape: readonly (number | string)[]): Buffer {
  const dims = shape.map((dim): Field => [1, typeof dim === 'number' ? message([1, dim]) : message([2, dim])]);
  return message([1, name], [2, message([1, message([1, FLOAT], [2, message(...dims)])])]);
}

function node(op: string, inputs: readonly string[], output: string, ...attributes: readonly Buffer[]): Buffer {
  return message(
    ...inputs.map((name): Field => [1, name]),
    [2, output],
    [4, op],
    ...attributes.map((one): Field => [5, one]),
  );
}

const INT = 2;
const INTS = 7;

/**
 * A tagger: the mean of all pixels in each of three channels, times weights, plus a bias, as a probability. Pictures come as
 * `shape`, of which `axes` are averaged. The weights lie in the file `elsewhere`, if that is told; of `logits` no probability is made.
 */
export function tagger(
  shape: readonly (number | string)[],
  axes: readonly number[],
  tags: readonly {readonly weights: readonly [number, number, number]; readonly bias: number}[],
  {elsewhere, logits = false}: {readonly elsewhere?: string; readonly logits?: boolean} = {},
): Buffer {
  const weights = [0, 1, 2].flatMap(channel => tags.map(tag => tag.weights[channel] ?? 0));
  const graph = message(
    [
      1,
      node(
        'ReduceMean',
        ['picture'],
        'mean',
        message([1, 'axes'], ...axes.map((axis): Field => [8, axis]), [20, INTS]),
        message([1, 'keepdims'], [3, 0], [20, INT]),
      ),
    ],
    [1, node('MatMul', ['mean', 'weights'], 'product')],
    [1, node('Add', ['product', 'bias'], 'sum')],
    [1, node(logits ? 'Identity' : 'Sigmoid', ['sum'], 'tags')],
    [2, 'tagger'],
    [
      5,
      elsewhere === undefined
        ? tensor('weights', [3, tags.length], weights)
        : outside('weights', [3, tags.length], elsewhere),
    ],
    [
      5,
      tensor(
        'bias',
        [tags.length],
        tags.map(({bias}) => bias),
      ),
    ],
    [11, port('picture', shape)],
    [12, port('tags', ['batch', tags.length])],
  );
  return message([1, 7], [7, graph], [8, message([2, 12])]);
}
