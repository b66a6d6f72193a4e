import {TagnosisError} from '../../errors.ts';
import {firstLine, noMemory, unusableModel} from './model-errors.ts';
import type {ClipFolder} from './model-folder.ts';
import {normalise, sideOf} from './preprocessing.ts';
import type {Feed, OpenOptions, Port} from './session-messages.ts';
import {SessionThread} from './session.ts';

/** A vector of length one; null where the model gave none (numbers that are not finite, or all zero). */
export type Embedding = Float32Array | null;

type TowerName = 'text' | 'image';

/** What one part of a model takes, and gives. */
interface Tower {
  readonly path: string;
  readonly inputs: readonly Port[];
  readonly output: string;
}

/** Before and after every text. */
const START = 49_406n;
const END = 49_407n;
/** A batch that does not fit into memory is halved. */
const NO_MEMORY = /bad_alloc|failed to allocate|out of memory|OOM/i;

/** A model of pictures and texts, of which each part is opened when it is first asked. Must be closed. */
export class ClipModel {
  readonly #folder: ClipFolder;
  readonly #options: OpenOptions;
  readonly #towers = new Map<TowerName, Promise<Tower>>();
  #thread: Promise<SessionThread> | undefined;

  constructor(folder: ClipFolder, options: OpenOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  /** Of pictures that were fitted to the model's size. */
  async images(pictures: readonly Uint8Array[]): Promise<Embedding[]> {
    const tower = await this.#tower('image');
    return this.#batched(tower, pictures, part => imageFeeds(part, this.#folder, tower));
  }

  /** Of texts as token ids, without start and end. */
  async texts(texts: readonly Uint16Array[]): Promise<Embedding[]> {
    const tower = await this.#tower('text');
    return this.#batched(tower, texts, part => textFeeds(part, this.#folder, tower));
  }

  async close(): Promise<void> {
    await (await this.#thread?.catch(() => undefined))?.close();
  }

  #tower(name: TowerName): Promise<Tower> {
    const tower = this.#towers.get(name) ?? this.#open(name);
    this.#towers.set(name, tower);
    return tower;
  }

  async #open(name: TowerName): Promise<Tower> {
    this.#thread ??= SessionThread.start();
    const path = this.#folder[name];
    const {inputs, outputs} = await (await this.#thread).open(path, this.#options);
    const output = outputs.find(one => one.name === `${name}_embeds`);
    if (output === undefined) throw noProjection(path, outputs);
    const wanted = name === 'image' ? 'pixel_values' : 'input_ids';
    const input = inputs.find(one => one.name === wanted);
    if (input === undefined) throw unusableModel(path, `it has no input "${wanted}"`);
    const [side, fitted] = [input.shape[2], sideOf(this.#folder.preprocessing)];
    if (name === 'image' && fitted === null) throw unusableModel(path, 'its pictures are not cut to a square');
    if (name === 'image' && typeof side === 'number' && side !== fitted)
      throw unusableModel(
        path,
        `it takes pictures of ${side} pixels, and preprocessor_config.json makes ${String(fitted)}`,
      );
    return {path, inputs, output: output.name};
  }

  /** A batch axis that the model fixes is filled up with what comes first, and the surplus left out. */
  async #batched<T>(
    tower: Tower,
    all: readonly T[],
    feedsOf: (part: readonly T[]) => Record<string, Feed>,
  ): Promise<Embedding[]> {
    const fixed = tower.inputs.find(({name}) => name === 'pixel_values' || name === 'input_ids')?.shape[0];
    if (typeof fixed !== 'number') return this.#run(tower, all, feedsOf);
    const vectors: Embedding[] = [];
    for (let from = 0; from < all.length; from += fixed) {
      const part = all.slice(from, from + fixed);
      const full = Array.from({length: fixed}, (_, i) => part[i] ?? part[0]).filter(one => one !== undefined);
      vectors.push(...(await this.#run(tower, full, feedsOf)).slice(0, part.length));
    }
    return vectors;
  }

  async #run<T>(
    tower: Tower,
    part: readonly T[],
    feedsOf: (part: readonly T[]) => Record<string, Feed>,
  ): Promise<Embedding[]> {
    if (part.length === 0) return [];
    const thread = await (this.#thread ??= SessionThread.start());
    try {
      const {data, dims} = await thread.run(tower.path, feedsOf(part), tower.output);
      const [count, length] = dims;
      if (dims.length !== 2 || length === undefined || count !== part.length)
        throw unusableModel(tower.path, `"${tower.output}" is no list of vectors`);
      return part.map((_, i) => unit(data.subarray(i * length, (i + 1) * length)));
    } catch (error) {
      if (!(error instanceof Error) || error instanceof TagnosisError) throw error;
      if (!NO_MEMORY.test(error.message)) throw unusableModel(tower.path, firstLine(error.message), error);
      if (part.length === 1) throw noMemory(tower.path, error);
      const half = part.length >> 1;
      const first = await this.#run(tower, part.slice(0, half), feedsOf);
      return [...first, ...(await this.#run(tower, part.slice(half), feedsOf))];
    }
  }
}

function imageFeeds(pictures: readonly Uint8Array[], {preprocessing}: ClipFolder, tower: Tower): Record<string, Feed> {
  const side = sideOf(preprocessing) ?? 0;
  const size = 3 * side * side;
  const data = new Float32Array(pictures.length * size);
  for (const [i, planes] of pictures.entries())
    normalise(planes, preprocessing, data.subarray(i * size, (i + 1) * size));
  const feeds: Record<string, Feed> = {pixel_values: {type: 'float32', data, dims: [pictures.length, 3, side, side]}};
  return declares(tower, 'input_ids') ? {...feeds, ...textTensors([Uint16Array.of()], 2, tower)} : feeds;
}

/** Padded to the longest with the end marker, which the mask hides and after which nothing is read. */
function textFeeds(
  texts: readonly Uint16Array[],
  {positions, preprocessing}: ClipFolder,
  tower: Tower,
): Record<string, Feed> {
  const cut = texts.map(ids => ids.subarray(0, positions - 2));
  const fixed = tower.inputs.find(({name}) => name === 'input_ids')?.shape[1];
  const length = typeof fixed === 'number' ? fixed : Math.max(...cut.map(ids => ids.length)) + 2;
  const feeds = textTensors(cut, length, tower);
  if (!declares(tower, 'pixel_values')) return feeds;
  const side = sideOf(preprocessing) ?? 0;
  return {
    ...feeds,
    pixel_values: {type: 'float32', data: new Float32Array(3 * side * side), dims: [1, 3, side, side]},
  };
}

function textTensors(texts: readonly Uint16Array[], length: number, tower: Tower): Record<string, Feed> {
  const ids = new BigInt64Array(texts.length * length).fill(END);
  const mask = new BigInt64Array(texts.length * length);
  for (const [row, text] of texts.entries()) {
    const from = row * length;
    ids[from] = START;
    for (const [i, id] of text.subarray(0, length - 2).entries()) ids[from + 1 + i] = BigInt(id);
    mask.fill(1n, from, from + Math.min(text.length, length - 2) + 2);
  }
  const dims = [texts.length, length];
  return {
    input_ids: {type: 'int64', data: ids, dims},
    ...(declares(tower, 'attention_mask') ? {attention_mask: {type: 'int64' as const, data: mask, dims}} : {}),
  };
}

function declares({inputs}: Tower, name: string): boolean {
  return inputs.some(input => input.name === name);
}

/** Exports give vectors of any length. */
function unit(vector: Float32Array): Embedding {
  let square = 0;
  for (const x of vector) square += x * x;
  if (!(square > 0 && Number.isFinite(square))) return null;
  const length = Math.sqrt(square);
  return vector.map(x => x / length);
}

function noProjection(path: string, outputs: readonly Port[]): TagnosisError {
  const names = outputs.map(({name}) => name).slice(0, 6);
  const why = names.includes('pooler_output')
    ? 'it was exported without its projection layer, and pooler_output cannot be compared'
    : `it gives ${names.join(', ')} and no embeddings`;
  return new TagnosisError('model-invalid', `${path} cannot be used: ${why}.`, {
    hint: 'Export the CLIPModelWithProjection, or both towers in one model.onnx.',
  });
}
