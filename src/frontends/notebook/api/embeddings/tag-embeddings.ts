import {TEMPLATES} from '../../../../statistics/alignment/scoring-texts.ts';
import {TagnosisError} from '../../../../errors.ts';
import {cleanText} from '../../../../plots/clean-text.ts';
import type {Dataset} from '../dataset.ts';
import {progress} from '../progress.ts';
import {type EmbeddingOptions, modelFor} from './embedding-options.ts';
import {Embeddings} from './embeddings.ts';
import {givenOptions} from '../given-options.ts';

/**
 * Where an image–text model places the tags of a data set (the terms, of prose), each as the mean over templates such as `a photo of
 * {}`: which tags a rare one lies near.
 */
export async function tagEmbeddings(from: Dataset, options?: EmbeddingOptions): Promise<Embeddings> {
  const {options: how, templates = TEMPLATES} = modelFor(from, givenOptions(options).clip, 'tagEmbeddings()');
  const {tagCounts} = from.statistics;
  if (tagCounts === null) {
    throw new TagnosisError(
      'usage',
      `${cleanText(from.name)} has no tags: its captions are prose that is not English.`,
      {
        hint: 'imageEmbeddings() works all the same.',
      },
    );
  }
  const seeing = progress(null, {label: 'Showing to the model', unit: 'texts'});
  const tags = tagCounts.tags.map((name, i) => ({name, key: tagCounts.keys[i] ?? name}));
  const {embedTags} = await import('../../../../statistics/alignment/embeddings.ts');
  const found = await embedTags(tags, templates, {...how, onProgress: (done, of) => seeing.update(done, of)});
  seeing.done();
  return new Embeddings(found, 'tag');
}
