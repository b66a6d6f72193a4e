import {TagnosisError} from '../../errors.ts';
import {firstLine, noMemory, unusableModel} from './model-errors.ts';
import type {Feed, Port} from './session-messages.ts';
import type {SessionThread} from './session.ts';

/** A model, or a part of one, that was opened: what it takes, and the output that is asked for. */
export interface OpenedModel {
  readonly path: string;
  readonly inputs: readonly Port[];
  /** The input whose first length is the batch. */
  readonly input: Port;
  readonly output: string;
}

/** Makes what the model takes of a part of a batch. */
export type MakeFeeds<T> = (part: readonly T[]) => Readonly<Record<string, Feed>>;

/** A batch that does not fit into memory is halved. */
const NO_MEMORY = /bad_alloc|failed to allocate|out of memory|OOM/i;

/**
 * One vector for each; a batch axis that the model fixes is filled up with what comes first, and the surplus left out. One alone goes
 * twice: a single row is multiplied by another routine than several are, whose sums differ in their last bits.
 */
export async function runBatch<T>(
  thread: SessionThread,
  model: OpenedModel,
  all: readonly T[],
  feedsOf: MakeFeeds<T>,
): Promise<Float32Array[]> {
  const fixed = model.input.shape[0];
  if (typeof fixed !== 'number') {
    const [only] = all;
    if (all.length !== 1 || only === undefined) return run(thread, model, all, feedsOf);
    return (await run(thread, model, [only, only], feedsOf)).slice(0, 1);
  }
  const vectors: Float32Array[] = [];
  for (let from = 0; from < all.length; from += fixed) {
    const part = all.slice(from, from + fixed);
    const full = Array.from({length: fixed}, (_, i) => part[i] ?? part[0]).filter(one => one !== undefined);
    vectors.push(...(await run(thread, model, full, feedsOf)).slice(0, part.length));
  }
  return vectors;
}

async function run<T>(
  thread: SessionThread,
  model: OpenedModel,
  part: readonly T[],
  feedsOf: MakeFeeds<T>,
): Promise<Float32Array[]> {
  if (part.length === 0) return [];
  try {
    const {data, dims} = await thread.run(model.path, feedsOf(part), model.output);
    const [count, length] = dims;
    if (dims.length !== 2 || length === undefined || count !== part.length)
      throw unusableModel(model.path, `"${model.output}" is no list of vectors`);
    return part.map((_, i) => data.subarray(i * length, (i + 1) * length));
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TagnosisError) throw error;
    if (!NO_MEMORY.test(error.message)) throw unusableModel(model.path, firstLine(error.message), error);
    if (part.length === 1) throw noMemory(model.path, error);
    const half = part.length >> 1;
    const first = await run(thread, model, part.slice(0, half), feedsOf);
    return [...first, ...(await run(thread, model, part.slice(half), feedsOf))];
  }
}
