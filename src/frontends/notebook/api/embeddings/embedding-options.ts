import process from 'node:process';
import type {EmbedOptions} from '../../../../engines/clip/embed-options.ts';
import {locateModel} from '../../../../engines/models/locate-model.ts';
import {TagnosisError} from '../../../../errors.ts';
import {lookOf} from '../../../../open-set.ts';
import {Dataset, loadedOf} from '../dataset.ts';
import {toldValue} from '../told-value.ts';

export interface EmbeddingOptions {
  /** The model, by name or folder; the one that the data set was loaded with when absent. */
  readonly clip?: string;
}

/** How a model is asked of a data set, and what it was loaded with. */
export interface AskedModel {
  readonly options: EmbedOptions;
  readonly templates: readonly string[] | undefined;
}

/** The model that the cell names, or else the one of the data set, run as that one is. */
export function modelFor(set: Dataset, clip: unknown, caller: string): AskedModel {
  if (!(set instanceof Dataset)) {
    throw new TagnosisError('usage', `${toldValue(set)} is no data set.`, {
      hint: `Give ${caller} what \`await load(…)\` returns.`,
    });
  }
  const {asked, opened} = loadedOf(set);
  const {alignment, images, signal} = asked;
  const model = clip === undefined ? alignment?.model : located(clip);
  if (model === undefined) throw noModel(caller);
  const {templates, tagger: _tagger, onProgress: _silent, ...how} = alignment ?? {};
  const profile = opened?.collectOptions.profile.name ?? 'kohya';
  return {options: {...lookOf(images ?? {}, profile, signal), ...how, model}, templates};
}

function located(clip: unknown): string {
  if (typeof clip === 'string') return locateModel(clip, process.env);
  throw new TagnosisError('usage', `clip is ${toldValue(clip)}.`, {hint: 'Give the name of a model, or its folder.'});
}

function noModel(caller: string): TagnosisError {
  return new TagnosisError('usage', `${caller} needs an image–text model, and none was named.`, {
    hint: "Give {clip: 'clip-b32'} to it or to load(), or a folder: docs/models.md.",
  });
}
