import {availableParallelism} from 'node:os';
import type {Device, Dtype} from '../../config/models.ts';
import {TagnosisError} from '../../errors.ts';
import {loadClipTokenizer} from '../clip-tokenizer/load.ts';
import type {Fit} from '../image/fit.ts';
import {fitImages, type ImageToSee, type LookOptions} from '../image/look.ts';
import {ClipModel, type Embedding} from './clip-model.ts';
import {EmbeddingCache} from './embedding-cache.ts';
import {openClipFolder} from './model-folder.ts';
import {identify, type ModelIdentity} from './model-identity.ts';
import {openTaggerFolder} from './tagger-folder.ts';
import {TaggerModel} from './tagger-model.ts';

export interface EmbedOptions extends LookOptions {
  /** Folder of the model, or a file in it. */
  readonly model: string;
  readonly dtype?: Dtype;
  readonly device?: Device;
  /** Threads of the model; as many as there are cores when absent. */
  readonly threads?: number;
  /** Pictures, and four times as many texts, that the model is given at once. */
  readonly batch?: number;
}

/** A picture, and what its bytes are called: equal bytes are looked at once, and were perhaps before. */
export interface PictureToEmbed {
  readonly image: ImageToSee;
  readonly contentId: string;
}

export interface Embedded {
  readonly images: readonly Embedding[];
  readonly texts: readonly Embedding[];
  /** Numbers of a vector. */
  readonly length: number;
  /** Of a tagger, which is asked no texts: the tag that each number of a vector is of, null for what is none. */
  readonly tags: readonly (string | null)[] | null;
  readonly model: {
    readonly fingerprint: string;
    readonly dtype: Dtype;
    readonly device: Device;
    readonly notes: readonly string[];
  };
}

const BATCH = 16;
/** Bytes of pictures that are held between decoding and the model, twice. */
const HELD = 48 * 1024 * 1024;

/** Vectors of pictures and texts, in their order. What was embedded before is not again, and the model is not even opened. */
export async function embed(
  {pictures, texts}: {readonly pictures: readonly PictureToEmbed[]; readonly texts: readonly string[]},
  options: EmbedOptions,
): Promise<Embedded> {
  const {device = 'cpu', dtype, signal, threads = availableParallelism()} = options;
  const folder = openTaggerFolder(options.model, dtype) ?? openClipFolder(options.model, dtype);
  const identity = await identify(folder, device, options.cache, signal);
  const opening = {device, threads};
  const model = folder.kind === 'clip' ? new ClipModel(folder, opening) : new TaggerModel(folder, opening);
  const work = new Work({identity, model, options});
  try {
    const images = await work.pictures(pictures);
    const words = await work.texts(folder.kind === 'clip' ? texts : []);
    const {length} = work;
    if (length !== null) identity.remember(length);
    const {fingerprint} = identity;
    return {
      images,
      texts: words,
      length: length ?? 0,
      tags: folder.kind === 'tagger' ? folder.tags : null,
      model: {fingerprint, dtype: folder.dtype, device, notes: folder.notes},
    };
  } finally {
    work.close();
    await model.close();
  }
}

interface Parts {
  readonly identity: ModelIdentity;
  readonly model: ClipModel | TaggerModel;
  readonly options: EmbedOptions;
}

/** The cache opens once it is known how long a vector is. */
class Work {
  readonly #parts: Parts;
  #cache: EmbeddingCache | null = null;
  #length: number | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    if (parts.identity.length !== null) this.#openCache(parts.identity.length);
  }

  get length(): number | null {
    return this.#length;
  }

  async pictures(pictures: readonly PictureToEmbed[]): Promise<Embedding[]> {
    const {model, options} = this.#parts;
    const {batch = BATCH, signal, onProgress, policy} = options;
    const nameOf = ({contentId}: PictureToEmbed): string => `image ${policy.orientation} ${policy.alpha} ${contentId}`;
    const known = new Map(pictures.map(one => [nameOf(one), this.#cache?.find(nameOf(one)) ?? undefined]));
    const open = firsts(pictures, nameOf).filter(one => known.get(nameOf(one)) === undefined);
    const vectors = new Map<string, Embedding>();
    const how = open.length === 0 ? null : await model.fit();
    let embedding = Promise.resolve();
    try {
      for (const round of chunks(open, Math.max(batch, Math.floor(HELD / bytesOf(how))))) {
        signal?.throwIfAborted();
        const shown = round.map(({image}) => image);
        const planes = how === null ? [] : await fitImages(shown, how, options);
        // The next round is decoded while the model sees this one.
        await embedding;
        embedding = this.#each(chunks([...round.entries()], batch), async part => {
          const seen = part.flatMap(([i, one]) => ({name: nameOf(one), planes: planes[i] ?? null}));
          const own = seen.flatMap(one => one.planes ?? []);
          const found = await model.images(own);
          let next = 0;
          for (const {name, planes: had} of seen) vectors.set(name, had === null ? null : (found[next++] ?? null));
          for (const {name} of seen) this.#keep(name, vectors.get(name) ?? null);
          onProgress?.(vectors.size, open.length);
        });
        embedding.catch(() => {});
      }
      await embedding;
    } finally {
      this.#cache?.flush();
    }
    return pictures.map(one => known.get(nameOf(one)) ?? vectors.get(nameOf(one)) ?? null);
  }

  /** Texts of like length go together: what is padded is computed for nothing. */
  async texts(texts: readonly string[]): Promise<Embedding[]> {
    const {model, options} = this.#parts;
    if (!(model instanceof ClipModel)) return [];
    const known = new Map(texts.map(text => [text, this.#cache?.find(`text ${text}`) ?? undefined]));
    const open = [...known.keys()].filter(text => known.get(text) === undefined);
    const tokenizer = open.length === 0 ? null : loadClipTokenizer('ftfy');
    const encoded = open
      .map(text => ({text, ids: tokenizer?.encode(text) ?? Uint16Array.of()}))
      .toSorted((a, b) => a.ids.length - b.ids.length || (a.text < b.text ? -1 : 1));
    const vectors = new Map<string, Embedding>();
    await this.#each(chunks(encoded, 4 * (options.batch ?? BATCH)), async part => {
      const found = await model.texts(part.map(({ids}) => ids));
      for (const [i, {text}] of part.entries()) {
        vectors.set(text, found[i] ?? null);
        this.#keep(`text ${text}`, found[i] ?? null);
      }
    });
    return texts.map(text => known.get(text) ?? vectors.get(text) ?? null);
  }

  close(): void {
    this.#cache?.close();
  }

  async #each<T>(parts: readonly T[], work: (part: T) => Promise<void>): Promise<void> {
    for (const part of parts) {
      this.#parts.options.signal?.throwIfAborted();
      await work(part);
    }
  }

  #keep(name: string, vector: Embedding): void {
    if (vector === null) return;
    if (this.#length === null) this.#openCache(vector.length);
    if (vector.length !== this.#length) throw unlike(this.#parts.options.model, vector.length, this.#length ?? 0);
    this.#cache?.remember(name, vector);
  }

  #openCache(length: number): void {
    this.#length = length;
    this.#cache = new EmbeddingCache(this.#parts.options.cache, {model: this.#parts.identity.fingerprint, length});
  }
}

function unlike(path: string, a: number, b: number): TagnosisError {
  return new TagnosisError('model-invalid', `${path} is not one model: its vectors have ${b} numbers and ${a}.`, {
    hint: 'Text and image model must come from the same export.',
  });
}

function bytesOf(how: Fit | null): number {
  const side = how === null ? 1 : 'square' in how ? how.square : (how.crop?.width ?? 224);
  return 3 * side * side;
}

function firsts<T>(all: readonly T[], nameOf: (one: T) => string): T[] {
  return [...new Map(all.toReversed().map(one => [nameOf(one), one])).values()].toReversed();
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({length: Math.ceil(all.length / size)}, (_, i) => all.slice(i * size, (i + 1) * size));
}
