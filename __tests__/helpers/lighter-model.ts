import {toHalf} from '../../src/engines/clip/half.ts';
import {type Field, message} from './onnx.ts';

// Types of numbers, as ONNX counts them.
const [FLOAT, INT8, INT64, FLOAT16] = [1, 3, 7, 10];
/** Shorter lists of weights are left as they are. */
const FEW = 256;
const MOST = 65_504;

interface Part {
  readonly number: number;
  /** All of it, and what is in it; null for a plain number. */
  readonly raw: Buffer;
  readonly body: Buffer | null;
  readonly value: number;
}

/** The same model in half precision: weights, inputs and outputs. */
export function halved(model: Buffer): Buffer {
  const graph = (body: Buffer): Buffer =>
    edited(body, {
      1: node => edited(node, {5: halfAttribute}),
      5: halfTensor,
      11: halfPort,
      12: halfPort,
      13: halfPort,
    });
  return edited(model, {7: graph});
}

/** The same model with its weights in bytes, each list with a scale of its own: what quantisers of weights write. */
export function inBytes(model: Buffer): Buffer {
  return edited(model, {
    7: graph => {
      const parts = partsOf(graph);
      const weights = parts.filter(({number, body}) => number === 5 && body !== null && isLong(body));
      const found = weights.map(({body}) => quantised(body ?? Buffer.alloc(0)));
      const others = parts.filter(part => !weights.includes(part)).map(({raw}) => raw);
      return Buffer.concat([message(...found.flat()), ...others]);
    },
  });
}

/** The same model with an input whose lengths are settled. */
export function settled(model: Buffer, input: string, type: 'float32' | 'int64', dims: readonly number[]): Buffer {
  const shape = message(...dims.map((dim): Field => [1, message([1, dim])]));
  const port = message([1, input], [2, message([1, message([1, type === 'int64' ? INT64 : FLOAT], [2, shape])])]);
  const replaced = (body: Buffer): Buffer =>
    partsOf(body).some(({number, body: name}) => number === 1 && name?.toString() === input) ? port : body;
  return edited(model, {7: graph => edited(graph, {11: replaced})});
}

function readVarint(bytes: Buffer, from: number): {readonly value: number; readonly next: number} {
  let [value, at, scale] = [0, from, 1];
  for (;;) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 127) * scale;
    if (byte < 128) return {value, next: at};
    scale *= 128;
  }
}

function partsOf(bytes: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = readVarint(bytes, at);
    const [number, wire] = [tag.value >>> 3, tag.value & 7];
    const told = readVarint(bytes, tag.next);
    const next = wire === 0 ? told.next : wire === 5 ? tag.next + 4 : told.next + told.value;
    const body = wire === 2 ? bytes.subarray(told.next, next) : null;
    parts.push({number, raw: bytes.subarray(at, next), body, value: wire === 0 ? told.value : 0});
    at = next;
  }
  return parts;
}

function edited(bytes: Buffer, edits: Readonly<Record<number, (body: Buffer) => Buffer>>): Buffer {
  const parts = partsOf(bytes).map(({number, raw, body}) => {
    const edit = edits[number];
    return edit === undefined || body === null ? raw : message([number, edit(body)]);
  });
  return Buffer.concat(parts);
}

function halfAttribute(body: Buffer): Buffer {
  const parts = partsOf(body);
  // A cast that says what to.
  const casts = parts.some(({number, body: name}) => number === 1 && name?.toString() === 'to');
  const plain = parts.map(({number, raw, value}) =>
    casts && number === 3 && value === FLOAT ? message([3, FLOAT16]) : raw,
  );
  return edited(Buffer.concat(plain), {5: halfTensor});
}

function halfPort(body: Buffer): Buffer {
  const tensor = (told: Buffer): Buffer =>
    Buffer.concat(
      partsOf(told).map(({number, raw, value}) => (number === 1 && value === FLOAT ? message([1, FLOAT16]) : raw)),
    );
  return edited(body, {2: type => edited(type, {1: tensor})});
}

interface Weights {
  readonly dims: readonly Field[];
  readonly name: string;
  readonly values: Float32Array;
}

/** Null for what are no numbers of single precision. */
function weightsOf(tensor: Buffer): Weights | null {
  const parts = partsOf(tensor);
  const raw = parts.find(({number}) => number === 9)?.body ?? null;
  if (raw === null || parts.find(({number}) => number === 2)?.value !== FLOAT) return null;
  return {
    dims: parts.filter(({number}) => number === 1).map(({value}): Field => [1, value]),
    name: parts.find(({number}) => number === 8)?.body?.toString() ?? '',
    values: Float32Array.from({length: raw.length / 4}, (_, i) => raw.readFloatLE(4 * i)),
  };
}

function halfTensor(body: Buffer): Buffer {
  const weights = weightsOf(body);
  if (weights === null) return body;
  const halves = toHalf(weights.values.map(x => Math.min(MOST, Math.max(-MOST, x))));
  return message(...weights.dims, [2, FLOAT16], [8, weights.name], [9, Buffer.from(halves.buffer)]);
}

function isLong(tensor: Buffer): boolean {
  return (weightsOf(tensor)?.values.length ?? 0) >= FEW;
}

/** Bytes, their scale, and the node that puts them together: the last is what the rest of the graph knows. */
function quantised(tensor: Buffer): Field[] {
  const {dims, name, values} = weightsOf(tensor) ?? {dims: [], name: '', values: new Float32Array(0)};
  const scale = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / 127;
  const bytes = Buffer.from(Int8Array.from(values, x => Math.round(x / scale)).buffer);
  const scaleBytes = Buffer.from(Float32Array.of(scale).buffer);
  return [
    [5, message(...dims, [2, INT8], [8, `${name}.bytes`], [9, bytes])],
    [5, message([2, FLOAT], [8, `${name}.scale`], [9, scaleBytes])],
    [1, message([1, `${name}.bytes`], [1, `${name}.scale`], [2, name], [4, 'DequantizeLinear'])],
  ];
}
