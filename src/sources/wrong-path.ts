import {statSync} from 'node:fs';
import {TagnosisError} from '../errors.ts';
import {isCaptionFile} from './caption-files.ts';
import {isImageFile} from './image-files.ts';

/** No system takes longer paths. */
const MOST_CHARACTERS = 4096;

/** What cannot be a data set, by its path alone, with what was probably meant; null for all others. */
export function wrongPath(path: string): TagnosisError | null {
  if (path === '') return wrong('The path is empty.', 'Give the folder of the data set, or its metadata file.');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path))
    return wrong(`${path} is an address.`, 'Download it first, and check the folder.');
  if (path.includes('\0') || path.length > MOST_CHARACTERS)
    return wrong(`No data set can be called ${JSON.stringify(path.slice(0, 60))}.`, 'Give the folder of the data set.');
  const found = statSync(path, {throwIfNoEntry: false});
  if (found === undefined || found.isDirectory()) return null;
  if (!found.isFile()) return wrong(`${path} is neither a file nor a folder.`, 'Give the folder of the data set.');
  if (isImageFile(path)) return wrong(`${path} is one image, not a data set.`, 'Give its folder.');
  return isCaptionFile(path) ? wrong(`${path} is one caption, not a data set.`, 'Give its folder.') : null;
}

function wrong(message: string, hint: string): TagnosisError {
  return new TagnosisError('layout-unsupported', message, {hint});
}
