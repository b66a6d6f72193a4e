import {products} from '../../math/products.ts';
import {dot, dotsWith} from '../../math/vectors.ts';

/** What a caption says: texts of the space with their weights, by text. Weights sum to 1. */
export type Composition = readonly (readonly [text: number, weight: number])[];

/** Numbers that are remembered of texts, and of captions: 128 MiB each. */
const MOST = 16_777_216;

/** Stands for a vector that only its products are known of. */
const SOME = new Float32Array(0);

/**
 * Pictures and texts as vectors of length one, and what is computed of them again and again: advice tries hundreds of edits,
 * most of which leave most captions as they are.
 */
export class CaptionSpace {
  readonly #images: readonly (Float32Array | null)[];
  readonly #texts: readonly (Float32Array | null)[];
  readonly #ofText = new Map<number, Float64Array>();
  readonly #ofCaption = new Map<string, Float64Array>();
  /** Whether the similarities of all texts may be kept: captions are then sums of them. */
  readonly #keepsTexts: boolean;

  private constructor(
    images: readonly (Float32Array | null)[],
    texts: readonly (Float32Array | null)[],
    keepsTexts: boolean,
  ) {
    this.#images = images;
    this.#texts = texts;
    this.#keepsTexts = keepsTexts;
  }

  /** A space of vectors of length one. */
  static ofVectors(images: readonly (Float32Array | null)[], texts: readonly (Float32Array | null)[]): CaptionSpace {
    return new CaptionSpace(images, texts, images.length * texts.length <= MOST);
  }

  /** A space of what a tagger said: pictures as vectors over its tags, and each text one of them. */
  static ofTags(images: readonly (Float32Array | null)[], places: readonly (number | null)[]): CaptionSpace {
    const space = new CaptionSpace(
      images.map(image => (image === null ? null : SOME)),
      places.map(place => (place === null ? null : SOME)),
      true,
    );
    for (const [text, place] of places.entries()) {
      if (place !== null)
        space.#ofText.set(
          text,
          Float64Array.from(images, image => image?.[place] ?? NaN),
        );
    }
    return space;
  }

  /** Pictures of two spaces of vectors as one, the first's first; of texts likewise. Null where only products are known. */
  static join(a: CaptionSpace, b: CaptionSpace): CaptionSpace | null {
    if ([a, b].some(space => space.#images.includes(SOME) || space.#texts.includes(SOME))) return null;
    return CaptionSpace.ofVectors([...a.#images, ...b.#images], [...a.#texts, ...b.#texts]);
  }

  get images(): number {
    return this.#images.length;
  }

  get texts(): number {
    return this.#texts.length;
  }

  hasImage(place: number): boolean {
    return (this.#images[place] ?? null) !== null;
  }

  /** Null where there is none, or only its products with texts are known. */
  imageVector(place: number): Float32Array | null {
    const image = this.#images[place] ?? null;
    return image === SOME ? null : image;
  }

  hasText(text: number): boolean {
    return (this.#texts[text] ?? null) !== null;
  }

  /** Counts the columns of texts that will be asked for, where they may be kept: all at once it takes a third of the time. */
  prepare(texts: Iterable<number>): void {
    if (!this.#keepsTexts) return;
    const open = [...new Set(texts)].filter(text => !this.#ofText.has(text) && this.hasText(text));
    const columns = products(
      open.map(text => this.#texts[text] ?? null),
      this.#images,
    );
    for (const [i, text] of open.entries()) this.#ofText.set(text, columns[i] ?? new Float64Array(0));
  }

  /** Cosine of a text with every picture. */
  textColumn(text: number): Float64Array {
    const known = this.#ofText.get(text);
    if (known !== undefined) return known;
    const column = dotsWith(this.#texts[text] ?? [], this.#images);
    if (this.#keepsTexts) this.#ofText.set(text, column);
    return column;
  }

  /** I · C for every picture I, where C is the mean vector of what a caption says: products are linear, so it is the mean of columns. */
  captionColumn(composition: Composition): Float64Array {
    const name = nameOf(composition);
    const known = this.#ofCaption.get(name);
    if (known !== undefined) return known;
    const column = this.#keepsTexts
      ? this.#sumOfColumns(composition)
      : dotsWith(this.#vectorOf(composition), this.#images);
    if ((this.#ofCaption.size + 1) * this.#images.length > MOST) this.#ofCaption.clear();
    this.#ofCaption.set(name, column);
    return column;
  }

  /** (I − Ī) · C for some pictures, each with its own caption, Ī over all of them: what columns would take n² numbers for. */
  ownSimilarities(places: Int32Array, captions: readonly Composition[]): Float64Array {
    return this.#keepsTexts ? this.#ownByColumns(places, captions) : this.#ownByVectors(places, captions);
  }

  #ownByColumns(places: Int32Array, captions: readonly Composition[]): Float64Array {
    const means = new Map<number, number>();
    const fit = (text: number, place: number): number => {
      const column = this.textColumn(text);
      const mean = means.get(text) ?? meanOf(column, places);
      means.set(text, mean);
      return (column[place] ?? 0) - mean;
    };
    return Float64Array.from(captions, (caption, i) =>
      caption.reduce((sum, [text, weight]) => sum + weight * fit(text, places[i] ?? 0), 0),
    );
  }

  #ownByVectors(places: Int32Array, captions: readonly Composition[]): Float64Array {
    const mean = new Float64Array(this.#length());
    for (const place of places) {
      const image = this.#images[place] ?? [];
      for (let k = 0; k < mean.length; k++) mean[k] = (mean[k] ?? 0) + (image[k] ?? 0) / places.length;
    }
    return Float64Array.from(captions, (caption, i) => {
      const vector = this.#vectorOf(caption);
      return dot(vector, this.#images[places[i] ?? 0] ?? []) - dot(vector, mean);
    });
  }

  #length(): number {
    return this.#texts.find(text => text !== null)?.length ?? 0;
  }

  #sumOfColumns(composition: Composition): Float64Array {
    const out = new Float64Array(this.#images.length);
    for (const [text, weight] of composition) {
      const column = this.textColumn(text);
      for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + weight * (column[i] ?? 0);
    }
    return out;
  }

  #vectorOf(composition: Composition): Float64Array {
    const out = new Float64Array(this.#length());
    for (const [text, weight] of composition) {
      const vector = this.#texts[text] ?? [];
      for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + weight * (vector[i] ?? 0);
    }
    return out;
  }
}

/** Over the pictures of the items, one that belongs to two of them counting twice. */
export function meanOf(column: Float64Array, places: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += column[places[i] ?? 0] ?? 0;
  return sum / places.length;
}

/** Equal for captions that say the same. */
export function nameOf(composition: Composition): string {
  return composition.map(([text, weight]) => `${text}:${weight}`).join(' ');
}
