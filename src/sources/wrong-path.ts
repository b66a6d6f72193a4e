import {type Stats, statSync} from 'node:fs';
import {TagnosisError} from '../errors.ts';
import {isCaptionFile} from './caption-files.ts';
import {isImageFile} from './image-files.ts';

/** What cannot be a data set, by its path alone, with what was probably meant; null for all others. */
export function wrongPath(path: string): TagnosisError | null {
  if (path === '') return wrong('The path is empty.', 'Give the folder of the data set, or its metadata file.');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path))
    return wrong(`${path} is an address.`, 'Download it first, and check the folder.');
  if (path.includes('\0')) return unnameable(path);
  try {
    return wrongKind(path, statSync(path, {throwIfNoEntry: false}));
  } catch (error) {
    return unreachable(path, error);
  }
}

function wrongKind(path: string, found: Stats | undefined): TagnosisError | null {
  if (found === undefined || found.isDirectory()) return null;
  if (!found.isFile()) return wrong(`${path} is neither a file nor a folder.`, 'Give the folder of the data set.');
  if (isImageFile(path)) return wrong(`${path} is one image, not a data set.`, 'Give its folder.');
  return isCaptionFile(path) ? wrong(`${path} is one caption, not a data set.`, 'Give its folder.') : null;
}

/** A name longer than systems take, a link in a circle, a closed folder above. */
function unreachable(path: string, cause: unknown): TagnosisError {
  const {code} = cause as {readonly code?: unknown};
  if (code === 'ENAMETOOLONG') return unnameable(path);
  if (code === 'ELOOP') return wrong(`${path} leads in a circle of links.`, 'Give the folder of the data set.');
  return new TagnosisError('source-unreadable', `${path} cannot be reached.`, {hint: 'Check its permissions.', cause});
}

function unnameable(path: string): TagnosisError {
  return wrong(`No data set can be called ${JSON.stringify(path.slice(0, 60))}.`, 'Give the folder of the data set.');
}

function wrong(message: string, hint: string): TagnosisError {
  return new TagnosisError('layout-unsupported', message, {hint});
}
