import type {Fit} from '../image/fit.ts';
import type {Embedding, PictureModel} from './clip-model.ts';
import {unusableModel} from './model-errors.ts';
import {type OpenedModel, runBatch} from './run-batch.ts';
import type {Feed, OpenOptions} from './session-messages.ts';
import {SessionThread} from './session.ts';
import type {TaggerFolder} from './tagger-folder.ts';

/** Beyond, a tagger is as sure as it can be: its probabilities are rounded there. */
const LEAST = 1e-4;
/** What nearly all of them take; a model that leaves it open is told so. */
const SIDE = 448;

/** A tagger of the WD layout: pictures as rows of pixels, blue first, 0 to 255; gives a probability a tag. Must be closed. */
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
    const found = await runBatch(thread, model, pictures, part => feedsOf(part, model, side));
    const {tags} = this.#folder;
    const [first] = found;
    if (first !== undefined && first.length !== tags.length)
      throw unusableModel(
        model.path,
        `it gives ${first.length} figures, and selected_tags.csv has ${tags.length} rows`,
      );
    return found.map(probabilities => (probabilities.every(p => p >= 0 && p <= 1) ? probabilities.map(logit) : null));
  }

  async close(): Promise<void> {
    await (await this.#opened?.catch(() => undefined))?.thread.close();
  }

  #open(): Promise<Opened> {
    this.#opened ??= opened(this.#folder.model, this.#options);
    return this.#opened;
  }
}

interface Opened {
  readonly thread: SessionThread;
  readonly model: OpenedModel;
  /** Pixels of a side. */
  readonly side: number;
}

async function opened(path: string, options: OpenOptions): Promise<Opened> {
  const thread = await SessionThread.start();
  try {
    const {inputs, outputs} = await thread.open(path, options);
    const [[input, ...others], [output]] = [inputs, outputs];
    if (input === undefined || output === undefined || others.length > 0 || input.shape.length !== 4)
      throw unusableModel(path, 'it is no tagger: it does not take one list of pictures');
    const [, height, width, channels] = input.shape;
    if (channels !== 3 || height !== width)
      throw unusableModel(path, 'it takes pictures in another order than taggers of the WD layout');
    const side = typeof width === 'number' ? width : SIDE;
    return {thread, model: {path, inputs, input, output: output.name}, side};
  } catch (error) {
    await thread.close();
    throw error;
  }
}

function feedsOf(pictures: readonly Uint8Array[], {input}: OpenedModel, side: number): Record<string, Feed> {
  const pixels = side ** 2;
  const data = new Float32Array(pictures.length * pixels * 3);
  for (const [i, planes] of pictures.entries()) {
    const from = i * pixels * 3;
    for (let at = 0; at < pixels; at++) {
      // Plane 2 is blue.
      for (let c = 0; c < 3; c++) data[from + 3 * at + c] = planes[(2 - c) * pixels + at] ?? 0;
    }
  }
  return {[input.name]: {type: 'float32', data, dims: [pictures.length, side, side, 3]}};
}

function logit(p: number): number {
  const kept = Math.min(1 - LEAST, Math.max(LEAST, p));
  return Math.log(kept / (1 - kept));
}
