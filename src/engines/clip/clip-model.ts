import {TagnosisError} from '../../errors.ts';
import {unusableModel} from './model-errors.ts';
import type {Fit} from '../image/fit.ts';
import type {ClipFolder} from './model-folder.ts';
import {normalise, sideOf} from './preprocessing.ts';
import {type MakeFeeds, type OpenedModel, runBatch} from './run-batch.ts';
import type {Feed, OpenOptions, Port} from './session-messages.ts';
import {SessionThread} from './session.ts';
import {cutTokens, type TextTokens} from './text-tokens.ts';

/** A vector of length one; null where the model gave none (numbers that are not finite, or all zero). */
export type Embedding = Float32Array | null;

/** What can be shown pictures, and gives a vector for each. */
export interface PictureModel {
  fit(): Promise<Fit>;
  images(pictures: readonly Uint8Array[]): Promise<Embedding[]>;
  close(): Promise<void>;
}

type TowerName = 'text' | 'image';

/** A model of pictures and texts, of which each part is opened when it is first asked. Must be closed. */
export class ClipModel implements PictureModel {
  readonly #folder: ClipFolder;
  readonly #options: OpenOptions;
  readonly #towers = new Map<TowerName, Promise<OpenedModel>>();
  #thread: Promise<SessionThread> | undefined;

  constructor(folder: ClipFolder, options: OpenOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  /** The tokenizer.json that its texts are read with; null for CLIP's own table. */
  get tokenizer(): string | null {
    return this.#folder.tokenizer;
  }

  fit(): Promise<Fit> {
    return Promise.resolve(this.#folder.preprocessing.fit);
  }

  /** Of pictures that were fitted to the model's size. */
  async images(pictures: readonly Uint8Array[]): Promise<Embedding[]> {
    const tower = await this.#tower('image');
    return this.#run(tower, pictures, part => imageFeeds(part, this.#folder, tower));
  }

  /** Of texts as tokens, special ones included. */
  async texts(texts: readonly Uint32Array[], tokens: TextTokens): Promise<Embedding[]> {
    const tower = await this.#tower('text');
    return this.#run(tower, texts, part => textFeeds(part, this.#folder, {tower, tokens}));
  }

  async close(): Promise<void> {
    await (await this.#thread?.catch(() => undefined))?.close();
  }

  #tower(name: TowerName): Promise<OpenedModel> {
    const tower = this.#towers.get(name) ?? this.#open(name);
    this.#towers.set(name, tower);
    return tower;
  }

  async #open(name: TowerName): Promise<OpenedModel> {
    this.#thread ??= SessionThread.start();
    const path = this.#folder[name];
    const {inputs, outputs} = await (await this.#thread).open(path, this.#options);
    const output = outputs.find(one => one.name === `${name}_embeds`);
    if (output === undefined) throw noEmbeddings(path, outputs, name);
    const wanted = name === 'image' ? 'pixel_values' : 'input_ids';
    const input = inputs.find(one => one.name === wanted);
    if (input === undefined) throw unusableModel(path, `it has no input "${wanted}"`);
    const [side, fitted] = [input.shape[2], sideOf(this.#folder.preprocessing)];
    if (name === 'image' && fitted === null) throw unusableModel(path, 'its pictures are not cut to a square');
    if (name === 'image' && typeof side === 'number' && side !== fitted)
      throw unusableModel(
        path,
        `it takes pictures of ${side} pixels, and ${this.#folder.isTold ? 'preprocessor_config.json makes' : 'without a preprocessor_config.json they are made'} ${String(fitted)}`,
      );
    return {path, inputs, input, output: output.name};
  }

  async #run<T>(tower: OpenedModel, all: readonly T[], feedsOf: MakeFeeds<T>): Promise<Embedding[]> {
    const thread = await (this.#thread ??= SessionThread.start());
    return (await runBatch(thread, tower, all, feedsOf)).map(unit);
  }
}

function imageFeeds(
  pictures: readonly Uint8Array[],
  {preprocessing}: ClipFolder,
  tower: OpenedModel,
): Record<string, Feed> {
  const side = sideOf(preprocessing) ?? 0;
  const size = 3 * side * side;
  const data = new Float32Array(pictures.length * size);
  for (const [i, planes] of pictures.entries())
    normalise(planes, preprocessing, data.subarray(i * size, (i + 1) * size));
  const feeds: Record<string, Feed> = {pixel_values: {type: 'float32', data, dims: [pictures.length, 3, side, side]}};
  if (!declares(tower, 'input_ids')) return feeds;
  const [rows, length] = [fixedAt(tower, 'input_ids', 0) ?? 1, fixedAt(tower, 'input_ids', 1) ?? 2];
  // Any vocabulary has the token 0.
  const some = Array.from({length: rows}, () => new Uint32Array(length));
  return {...feeds, ...textTensors(some, {length, pad: 0, tower})};
}

interface Reading {
  readonly tower: OpenedModel;
  readonly tokens: TextTokens;
}

/** Padded to the longest: the mask hides it, and CLIP reads nothing after its end marker. */
function textFeeds(
  texts: readonly Uint32Array[],
  {positions, preprocessing}: ClipFolder,
  {tower, tokens}: Reading,
): Record<string, Feed> {
  const fixed = fixedAt(tower, 'input_ids', 1);
  const cut = texts.map(ids => cutTokens(ids, Math.min(positions, fixed ?? positions), tokens));
  const length = fixed ?? Math.max(1, ...cut.map(ids => ids.length));
  const feeds = textTensors(cut, {length, pad: tokens.pad, tower});
  if (!declares(tower, 'pixel_values')) return feeds;
  const side = sideOf(preprocessing) ?? 0;
  const rows = fixedAt(tower, 'pixel_values', 0) ?? 1;
  const data = new Float32Array(rows * 3 * side * side);
  return {...feeds, pixel_values: {type: 'float32', data, dims: [rows, 3, side, side]}};
}

interface Padding {
  readonly length: number;
  readonly pad: number;
  readonly tower: OpenedModel;
}

function textTensors(texts: readonly Uint32Array[], {length, pad, tower}: Padding): Record<string, Feed> {
  const ids = new BigInt64Array(texts.length * length).fill(BigInt(pad));
  const mask = new BigInt64Array(texts.length * length);
  for (const [row, text] of texts.entries()) {
    const from = row * length;
    for (const [i, id] of text.entries()) ids[from + i] = BigInt(id);
    mask.fill(1n, from, from + text.length);
  }
  const dims = [texts.length, length];
  const feed = (data: BigInt64Array): Feed => ({type: 'int64', data, dims});
  return {
    input_ids: feed(ids),
    ...(declares(tower, 'attention_mask') ? {attention_mask: feed(mask)} : {}),
    // Of which of two texts a token is: there is one.
    ...(declares(tower, 'token_type_ids') ? {token_type_ids: feed(new BigInt64Array(ids.length))} : {}),
  };
}

/** A length of an input that the model does not leave open. */
function fixedAt({inputs}: OpenedModel, name: string, axis: number): number | null {
  const length = inputs.find(input => input.name === name)?.shape[axis];
  return typeof length === 'number' ? length : null;
}

function declares({inputs}: OpenedModel, name: string): boolean {
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

function noEmbeddings(path: string, outputs: readonly Port[], wanted: TowerName): TagnosisError {
  const names = outputs.map(({name}) => name).slice(0, 6);
  const other = wanted === 'text' ? 'image' : 'text';
  if (names.includes(`${other}_embeds`)) {
    return new TagnosisError(
      'model-invalid',
      `${path} cannot be used: it is the ${other} model, not the ${wanted} model.`,
      {
        hint: 'text_model.onnx and vision_model.onnx were perhaps exchanged.',
      },
    );
  }
  const why = names.includes('pooler_output')
    ? 'it was exported without its projection layer, and pooler_output cannot be compared'
    : `it gives ${names.join(', ')} and no embeddings`;
  return new TagnosisError('model-invalid', `${path} cannot be used: ${why}.`, {
    hint: 'Export the CLIPModelWithProjection, or both towers in one model.onnx.',
  });
}
