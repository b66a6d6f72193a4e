import {TagnosisError} from '../../errors.ts';
import type {Fit} from '../image/fit.ts';
import {fitImages, type ImageToSee} from '../image/look.ts';
import {ClipModel, type Embedding} from './clip-model.ts';
import type {EmbedOptions, PictureToEmbed} from './embed-options.ts';
import {EmbeddingCache, pictureName} from './embedding-cache.ts';
import type {ModelIdentity} from './model-identity.ts';
import type {TaggerModel} from './tagger-model.ts';
import {loadTextTokens} from './text-tokens.ts';

const BATCH = 16;
/** Bytes of pictures that are held between decoding and the model, twice. */
const HELD = 48 * 1024 * 1024;
/** Batches that a model is given at once: what comes next is made ready while it computes. */
const IN_FLIGHT = 2;

interface Parts {
  readonly identity: ModelIdentity;
  readonly model: ClipModel | TaggerModel;
  readonly options: EmbedOptions;
}

interface LookedUp {
  readonly known: ReadonlyMap<string, Float32Array | null>;
  readonly open: readonly string[];
}

/** What is asked of a model, part by part. The cache opens once it is known how long a vector is. */
export class EmbeddingWork {
  readonly #parts: Parts;
  #cache: EmbeddingCache | null = null;
  #length: number | null = null;
  /** Pictures and texts that the model was asked, and is to be asked in all. */
  #done = 0;
  #of = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    if (parts.identity.length !== null) this.#openCache(parts.identity.length);
  }

  get length(): number | null {
    return this.#length;
  }

  /** Texts that were embedded before, and those that were not. */
  lookUp(texts: readonly string[]): LookedUp {
    const found = this.#cache?.findAll(texts.map(text => `text ${text}`));
    const known = new Map(texts.map((text, i) => [text, found?.[i] ?? null]));
    return {known, open: [...known.keys()].filter(text => known.get(text) === null)};
  }

  /** `more`: texts that are to come, for the count of what is left. */
  async pictures(pictures: readonly PictureToEmbed[], more: number): Promise<Embedding[]> {
    const {model, options} = this.#parts;
    const {batch = BATCH, signal, policy} = options;
    const names = pictures.map(({contentId}) => pictureName(contentId, policy));
    const known = this.#cache?.findAll(names) ?? [];
    const vectors = new Map<string, Embedding>();
    // Equal bytes are looked at once.
    const asked = new Map<string, ImageToSee>();
    for (const [i, {image}] of pictures.entries()) {
      const name = names[i] ?? '';
      if ((known[i] ?? null) === null && !asked.has(name)) asked.set(name, image);
    }
    const open = [...asked];
    this.#of = open.length + more;
    const how = open.length === 0 ? null : await model.fit();
    let embedding = Promise.resolve();
    try {
      for (const round of chunks(open, Math.max(batch, Math.floor(HELD / bytesOf(how))))) {
        signal?.throwIfAborted();
        const shown = round.map(([, image]) => image);
        // The next round is decoded while the model sees this one, and the first while it is opened.
        const planes = how === null ? [] : await this.#fitted(shown, how);
        await embedding;
        embedding = this.#each(chunks([...round.entries()], batch), async part => {
          const seen = part.map(([i, [name]]) => ({name, planes: planes[i] ?? null}));
          const own = seen.flatMap(one => one.planes ?? []);
          const found = await model.images(own);
          let next = 0;
          for (const {name, planes: had} of seen) vectors.set(name, had === null ? null : (found[next++] ?? null));
          for (const {name} of seen) this.#keep(name, vectors.get(name) ?? null);
          this.#told(part.length);
        });
        embedding.catch(() => {});
      }
      await embedding;
    } finally {
      this.#cache?.flush();
    }
    return names.map((name, i) => known[i] ?? vectors.get(name) ?? null);
  }

  /** A model that cannot be opened is not kept waiting for. */
  async #fitted(shown: readonly ImageToSee[], how: Fit): Promise<(Uint8Array | null)[]> {
    const {model, options} = this.#parts;
    const stop = new AbortController();
    const signal = options.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, options.signal]);
    const opened = model.images([]).catch((error: unknown) => {
      stop.abort();
      throw error;
    });
    const fitted = fitImages(shown, how, {...options, signal});
    fitted.catch(() => {});
    await opened;
    return fitted;
  }

  /**
   * Texts of one length go together. What is padded is computed for nothing, and moves the last bits of a vector, which would then hang on
   * the company in which a text was first met.
   */
  async texts(texts: readonly string[], {known, open}: LookedUp): Promise<Embedding[]> {
    const {model, options} = this.#parts;
    if (!(model instanceof ClipModel)) return [];
    const tokens = open.length === 0 ? null : await loadTextTokens(model.tokenizer);
    if (tokens === null) return texts.map(text => known.get(text) ?? null);
    const encoded = open
      .map(text => ({text, ids: tokens.encode(text)}))
      .toSorted((a, b) => a.ids.length - b.ids.length || (a.text < b.text ? -1 : 1));
    const vectors = new Map<string, Embedding>();
    const parts = byLength(encoded).flatMap(alike => chunks(alike, 4 * (options.batch ?? BATCH)));
    await this.#each(parts, async part => {
      const found = await model.texts(
        part.map(({ids}) => ids),
        tokens,
      );
      for (const [i, {text}] of part.entries()) {
        vectors.set(text, found[i] ?? null);
        this.#keep(`text ${text}`, found[i] ?? null);
      }
      this.#told(part.length);
    });
    return texts.map(text => known.get(text) ?? vectors.get(text) ?? null);
  }

  /** Files and what became of them were told of when images were looked at. */
  #told(more: number): void {
    this.#done += more;
    this.#parts.options.onProgress?.(this.#done, this.#of, {bytes: 0, failed: 0});
  }

  close(): void {
    this.#cache?.close();
  }

  async #each<T>(parts: readonly T[], work: (part: T) => Promise<void>): Promise<void> {
    const running: Promise<void>[] = [];
    for (const part of parts) {
      this.#parts.options.signal?.throwIfAborted();
      if (running.length >= IN_FLIGHT) await running.shift();
      const started = work(part);
      started.catch(() => {});
      running.push(started);
    }
    for (const started of running) await started;
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

/** Texts that are sorted by their length, those of each length apart. */
function byLength<T extends {readonly ids: ArrayLike<number>}>(sorted: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (const one of sorted) {
    const group = groups.at(-1);
    if (group?.[0]?.ids.length === one.ids.length) group.push(one);
    else groups.push([one]);
  }
  return groups;
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

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({length: Math.ceil(all.length / size)}, (_, i) => all.slice(i * size, (i + 1) * size));
}
