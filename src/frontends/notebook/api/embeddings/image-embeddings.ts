import {thousands} from '../../../../math/thousands.ts';
import type {ItemImage} from '../../../../statistics/distinct-images.ts';
import {type Dataset, loadedOf} from '../dataset.ts';
import {openedOf} from '../loaded.ts';
import {progress} from '../progress.ts';
import {type EmbeddingOptions, modelFor} from './embedding-options.ts';
import {Embeddings} from './embeddings.ts';
import {givenOptions} from '../given-options.ts';

/**
 * Where an image–text model places the pictures of a data set, by key of the item. What was embedded before, by a check too, is not
 * again. Images of regularisation are left out.
 */
export async function imageEmbeddings(from: Dataset, options?: EmbeddingOptions): Promise<Embeddings> {
  const {options: how} = modelFor(from, givenOptions(options).clip, 'imageEmbeddings()');
  const {source} = openedOf(loadedOf(from), 'imageEmbeddings()');
  const items: ItemImage[] = [];
  for await (const {key, image, subset} of source.items(how.signal))
    if (image !== undefined && !subset.regularisation) items.push({key, image, regularisation: false});
  const looking = progress(items.length, {label: 'Looking at', unit: 'images'});
  const seeing = progress(null, {label: 'Showing to the model', unit: 'images'});
  const asking = {...how, onProgress: (done: number, of: number) => seeing.update(done, of)};
  const {embedImages} = await import('../../../../statistics/alignment/embeddings.ts');
  const found = await embedImages(items, asking, (done, of) => looking.update(done, of));
  looking.done(`Looked at ${thousands(items.length)} images.`);
  seeing.done();
  return new Embeddings(found, 'picture');
}
