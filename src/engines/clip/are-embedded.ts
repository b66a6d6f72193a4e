import type {EmbedOptions} from './embed-options.ts';
import {EmbeddingCache, pictureName} from './embedding-cache.ts';
import {likelyDevices} from './likely-devices.ts';
import {openClipFolder} from './model-folder.ts';
import {identify} from './model-identity.ts';
import {openTaggerFolder} from './tagger-folder.ts';

/** Whether a model was shown all of some pictures before, by the names of their bytes: its vectors are known where those are not here. */
export async function areEmbedded(contentIds: readonly string[], options: EmbedOptions): Promise<boolean> {
  const {cache, dtype, policy, runtime, signal} = options;
  const folder = openTaggerFolder(options.model, dtype) ?? openClipFolder(options.model, dtype);
  const [device = 'cpu'] = options.device === 'auto' ? await likelyDevices(runtime) : [options.device ?? 'cpu'];
  const {fingerprint, length} = await identify(folder, device, cache, signal);
  if (length === null) return false;
  const vectors = new EmbeddingCache(cache, {model: fingerprint, length});
  try {
    return vectors.findAll(contentIds.map(id => pictureName(id, policy))).every(vector => vector !== null);
  } finally {
    vectors.close();
  }
}
