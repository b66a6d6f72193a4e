import {TagnosisError} from '../../errors.ts';
import type {OpenSharp} from './decode.ts';

type Sharp = typeof import('sharp');

/** Loads sharp with the settings that hold for a whole process: no memory of files, one thread an image. */
export async function openSharp(load: () => Promise<Sharp> = () => import('sharp')): Promise<OpenSharp> {
  try {
    const {default: sharp} = await load();
    sharp.cache(false);
    sharp.concurrency(1);
    return (bytes, options) => sharp(bytes, options);
  } catch (cause) {
    throw new TagnosisError('image-engine-missing', 'Images cannot be decoded: the package sharp does not load here.', {
      hint: 'Run: npm install --include=optional sharp, or leave images out with --no-images.',
      cause,
    });
  }
}
