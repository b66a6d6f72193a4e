import {availableParallelism} from 'node:os';
import type {Device, Dtype} from '../../config/models.ts';
import {TagnosisError} from '../../errors.ts';
import {ClipModel, type Embedding} from './clip-model.ts';
import type {EmbedOptions, PictureToEmbed} from './embed-options.ts';
import {EmbeddingWork} from './embedding-work.ts';
import {openClipFolder} from './model-folder.ts';
import {identify} from './model-identity.ts';
import {likelyDevices} from './likely-devices.ts';
import {openTaggerFolder} from './tagger-folder.ts';
import {TaggerModel} from './tagger-model.ts';

export interface Embedded {
  readonly images: readonly Embedding[];
  readonly texts: readonly Embedding[];
  /** Numbers of a vector. */
  readonly length: number;
  /** Of a tagger, which is asked no texts: the tag that each number of a vector is of, null for what is none. */
  readonly tags: readonly (string | null)[] | null;
  /** Built like CLIP's ViT-B/32. */
  readonly isBase32: boolean;
  readonly model: {
    readonly fingerprint: string;
    readonly dtype: Dtype;
    readonly device: Device;
    readonly notes: readonly string[];
  };
}

interface Asked {
  readonly pictures: readonly PictureToEmbed[];
  readonly texts: readonly string[];
}

/** Vectors of pictures and texts, in their order. What was embedded before is not again, and the model is not even opened. */
export async function embed(asked: Asked, options: EmbedOptions): Promise<Embedded> {
  const {device = 'cpu'} = options;
  if (device !== 'auto') return embedOn(device, asked, options);
  const failed: Device[] = [];
  for (const likely of await likelyDevices(options.runtime)) {
    try {
      return noting(failed, await embedOn(likely, asked, options));
    } catch (error) {
      if (!(error instanceof TagnosisError && error.code === 'model-device')) throw error;
      failed.push(likely);
    }
  }
  return noting(failed, await embedOn('cpu', asked, options));
}

/** Says which devices were tried before. */
function noting(failed: readonly Device[], found: Embedded): Embedded {
  if (failed.length === 0) return found;
  const {device, notes} = found.model;
  const ran = device === 'cpu' ? 'the CPU' : device;
  const note = `Models cannot be run on ${failed.join(' and ')} here: ${ran} ran it`;
  return {...found, model: {...found.model, notes: [note, ...notes]}};
}

async function embedOn(device: Device, {pictures, texts}: Asked, options: EmbedOptions): Promise<Embedded> {
  const {dtype, runtime, signal, threads = availableParallelism()} = options;
  const folder = openTaggerFolder(options.model, dtype) ?? openClipFolder(options.model, dtype);
  const identity = await identify(folder, device, options.cache, signal);
  const opening = {device, threads, ...(runtime === undefined ? {} : {runtime})};
  const model = folder.kind === 'clip' ? new ClipModel(folder, opening) : new TaggerModel(folder, opening);
  const work = new EmbeddingWork({identity, model, options});
  try {
    const asked = work.lookUp(folder.kind === 'clip' ? texts : []);
    const images = await work.pictures(pictures, asked.open.length);
    const words = await work.texts(texts, asked);
    const {length} = work;
    if (length !== null) identity.remember(length);
    const {fingerprint} = identity;
    return {
      images,
      texts: words,
      length: length ?? 0,
      tags: folder.kind === 'tagger' ? folder.tags : null,
      isBase32: folder.kind === 'clip' && folder.isBase32,
      model: {fingerprint, dtype: folder.dtype, device, notes: folder.notes},
    };
  } finally {
    work.close();
    await model.close();
  }
}
