import {TagnosisError} from '../../errors.ts';

/** What the system says, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'it is there already',
  ENAMETOOLONG: 'the name is too long',
};

/** Writes a file for a user: what goes wrong is said in words. */
export function writing(path: string, write: () => void): void {
  if (path === '') {
    throw new TagnosisError('output-unwritable', 'The name of the file to write is empty.', {hint: 'Give it a name.'});
  }
  try {
    write();
  } catch (cause) {
    const {code = 'unknown reason'} = cause as {readonly code?: string};
    throw new TagnosisError('output-unwritable', `${path} cannot be written: ${REASONS[code] ?? code}.`, {
      hint: 'Name a file in a folder that exists and that you may write to.',
      cause,
    });
  }
}
