import type {Fit} from '../image/fit.ts';
import type {Embedding, PictureModel} from './clip-model.ts';
import {unusableModel} from './model-errors.ts';
import {type OpenedModel, runBatch} from './run-batch.ts';
import type {Feed, OpenOptions} from './session-messages.ts';
import {SessionThread} from './session.ts';
import type {TaggerFolder} from './tagger-folder.ts';
import {TABLES, type TaggerLayout} from './tagger-tags.ts';

/** Beyond, a tagger is as sure as it can be: its probabilities are rounded there. */
const LEAST = 1e-4;
/** What nearly all of them take; a model that leaves it open is told so. */
const SIDE = 448;

/** A tagger: gives a probability a tag, or what one is made of. Must be closed. */
export class TaggerModel implements PictureModel {
  readonly #folder: TaggerFolder;
  readonly #options: OpenOptions;
  #opened: Promise<Opened> | undefined;

  constructor(folder: TaggerFolder, options: OpenOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  async fit(): Promise<Fit> {
    return {square: (await this.#open()).side};
  }

  /** ln(p / (1 − p)) for each tag. */
  async images(pictures: readonly Uint8Array[]): Promise<Embedding[]> {
    const {thread, model, side} = await this.#open();
    const {layout} = this.#folder;
    const found = await runBatch(thread, model, pictures, part => feedsOf(part, model, {layout, side}));
    const {tags} = this.#folder;
    const [first] = found;
    if (first !== undefined && first.length !== tags.length)
      throw unusableModel(model.path, `it gives ${first.length} figures, and ${TABLES[layout]} names ${tags.length}`);
    return found.map(figures => logits(figures, layout));
  }

  async close(): Promise<void> {
    await (await this.#opened?.catch(() => undefined))?.thread.close();
  }

  #open(): Promise<Opened> {
    this.#opened ??= opened(this.#folder, this.#options);
    return this.#opened;
  }
}

interface Opened {
  readonly thread: SessionThread;
  readonly model: OpenedModel;
  /** Pixels of a side. */
  readonly side: number;
}

async function opened({model: path, layout}: TaggerFolder, options: OpenOptions): Promise<Opened> {
  const thread = await SessionThread.start();
  try {
    const {inputs, outputs} = await thread.open(path, options);
    const [[input, ...others], [output]] = [inputs, outputs];
    if (input === undefined || output === undefined || others.length > 0 || input.shape.length !== 4)
      throw unusableModel(path, 'it is no tagger: it does not take one list of pictures');
    const [, first, second, third] = input.shape;
    const [channels, height, width] = layout === 'wd' ? [third, first, second] : [first, second, third];
    if (channels !== 3 || height !== width)
      throw unusableModel(path, `it takes pictures in another order than taggers with ${TABLES[layout]}`);
    const side = typeof width === 'number' ? width : SIDE;
    return {thread, model: {path, inputs, input, output: output.name}, side};
  } catch (error) {
    await thread.close();
    throw error;
  }
}

interface Made {
  readonly layout: TaggerLayout;
  readonly side: number;
}

function feedsOf(pictures: readonly Uint8Array[], {input}: OpenedModel, {layout, side}: Made): Record<string, Feed> {
  const pixels = side ** 2;
  const data = new Float32Array(pictures.length * pixels * 3);
  const fill = layout === 'wd' ? byPixel : byPlane;
  for (const [i, planes] of pictures.entries()) fill(planes, data.subarray(i * pixels * 3, (i + 1) * pixels * 3));
  const sides = layout === 'wd' ? [side, side, 3] : [3, side, side];
  return {[input.name]: {type: 'float32', data, dims: [pictures.length, ...sides]}};
}

/** Plane 2 is blue. */
function byPixel(planes: Uint8Array, out: Float32Array): void {
  const pixels = planes.length / 3;
  for (let at = 0; at < pixels; at++) {
    for (let c = 0; c < 3; c++) out[3 * at + c] = planes[(2 - c) * pixels + at] ?? 0;
  }
}

function byPlane(planes: Uint8Array, out: Float32Array): void {
  const pixels = planes.length / 3;
  for (let c = 0; c < 3; c++) {
    for (let at = 0; at < pixels; at++) out[c * pixels + at] = (planes[(2 - c) * pixels + at] ?? 0) / 127.5 - 1;
  }
}

/** Null where they are none. Some give ln(p / (1 − p)) already: no probability is below 0 or above 1. */
function logits(figures: Float32Array, layout: TaggerLayout): Embedding {
  if (figures.every(p => p >= 0 && p <= 1)) return figures.map(logit);
  return layout === 'mapping' && figures.every(Number.isFinite) ? figures.map(within) : null;
}

const [LOWEST, HIGHEST] = [logit(0), logit(1)];

function within(x: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, x));
}

function logit(p: number): number {
  const kept = Math.min(1 - LEAST, Math.max(LEAST, p));
  return Math.log(kept / (1 - kept));
}
