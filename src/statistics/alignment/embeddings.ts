import type {EmbedOptions} from '../../engines/clip/embed-options.ts';
import {embed, type Embedded} from '../../engines/clip/embed.ts';
import {openTaggerFolder} from '../../engines/clip/tagger-folder.ts';
import {lookAtImages, type LookOptions} from '../../engines/image/look.ts';
import {TagnosisError} from '../../errors.ts';
import {distinctImages, type ItemImage} from '../distinct-images.ts';
import {meansOf} from './asked-texts.ts';
import {promptsOf} from './scoring-texts.ts';

/** Vectors of length one by name, null where a model gave none; and the model. */
export interface NamedVectors {
  readonly vectors: ReadonlyMap<string, Float32Array | null>;
  readonly model: Embedded['model'];
}

/**
 * What an image–text model makes of the pictures of items, by key. Pictures are looked at before: what a file is called in the cache
 * is what it holds now.
 */
export async function embedImages(
  items: readonly ItemImage[],
  options: EmbedOptions,
  onLook?: LookOptions['onProgress'],
): Promise<NamedVectors> {
  refuseTagger(options);
  const {placeOf, images} = distinctImages(items);
  const records = await lookAtImages(images, {...options, onProgress: onLook});
  const shown = records.flatMap((record, place) => {
    const image = images[place];
    return record.state === 'ok' && image !== undefined ? [{place, image, contentId: record.contentId}] : [];
  });
  const found = await embed({pictures: shown, texts: []}, options);
  const byPlace = new Map(shown.map(({place}, i) => [place, found.images[i] ?? null]));
  const named = [...placeOf].map(([key, place]) => [key, byPlace.get(place) ?? null] as const);
  return {vectors: new Map(named), model: found.model};
}

interface Tag {
  /** What it is called in what comes out. */
  readonly name: string;
  /** What the model is asked. */
  readonly key: string;
}

/** What an image–text model makes of tags: the mean over the templates, of length one. */
export async function embedTags(
  tags: readonly Tag[],
  templates: readonly string[],
  options: EmbedOptions,
): Promise<NamedVectors> {
  refuseTagger(options);
  const asked = tags.map(({name, key}) => ({name, prompts: promptsOf(key, templates)}));
  const found = await embed({pictures: [], texts: asked.flatMap(({prompts}) => prompts)}, options);
  const means = meansOf(asked, found.texts);
  return {vectors: new Map(asked.map(({name}, i) => [name, means[i] ?? null])), model: found.model};
}

function refuseTagger({model, dtype}: EmbedOptions): void {
  if (openTaggerFolder(model, dtype) === null) return;
  throw new TagnosisError('model-invalid', `${model} is a tagger: it says which tags it sees, and places nothing.`, {
    hint: 'Give an image–text model, such as clip-b32: docs/models.md.',
  });
}
