import {error, fault, remark, warning, type NoteKind} from './note-kind.ts';

export type ImageNoteCode =
  | 'image-missing'
  | 'image-extension-unread'
  | 'image-mixed-case'
  | 'image-extension-lies'
  | 'image-not-an-image'
  | 'image-truncated'
  | 'image-corrupt'
  | 'image-cut'
  | 'image-too-large'
  | 'image-unsupported'
  | 'image-timed-out'
  | 'image-changed'
  | 'image-sideways'
  | 'image-hides-colours'
  | 'image-in-regularisation'
  | 'copies-across-folders'
  | 'copies-across-splits'
  | 'copies-disagree'
  | 'image-mirrored'
  | 'image-turned'
  | 'copies-accepted'
  | 'accepted-pair-unused'
  | 'images-nearly-empty'
  | 'image-without-row'
  | 'images-absent';

/** What is the matter with images: the part of the catalogue in `notes.ts` that speaks of pictures. */
export const IMAGE_NOTES: Readonly<Record<ImageNoteCode, NoteKind>> = {
  'image-missing': error(
    'The row names an image that is not there; it is not trained.',
    'Restore the image or remove the row.',
  ),
  'image-extension-unread': error(
    'The trainer does not read images of this extension.',
    'Convert the image to PNG, JPEG or WebP.',
  ),
  'image-mixed-case': error(
    'The extension is in mixed case, which the trainer does not find on a case-sensitive disk.',
    'Rename the extension to lower case.',
  ),
  'image-extension-lies': warning(
    'The content is of another image format than the extension says.',
    'Rename the file after its content.',
  ),
  'image-not-an-image': error('The file does not begin like any image format.', 'Replace or remove the file.'),
  'image-truncated': error(
    'The image file ends before its picture does; trainers stop at it or leave it out.',
    'Download or export it again.',
  ),
  'image-corrupt': error(
    'The image cannot be decoded; trainers stop at it or leave it out.',
    'Download or export it again.',
  ),
  'image-cut': fault(
    'A part of the PNG runs past the end of the file: Pillow, and with it most trainers, refuses it.',
    'Save it again with an image editor.',
  ),
  'image-too-large': warning(
    'The image has more pixels or bytes than the limit and was not looked at.',
    'Scale it down, as trainers do, or raise --max-pixels, or images.max-bytes in tagnosis.yml.',
  ),
  'image-unsupported': warning(
    'There is no decoder for this image format here: it was not looked at.',
    'Nothing to do if your trainer reads it; else convert it to PNG, JPEG or WebP.',
  ),
  'image-timed-out': warning(
    'Decoding the image took too long and was given up.',
    'Try it in an image viewer; save it again if that is slow too.',
  ),
  'image-changed': warning('The file changed while it was read.', 'Wait until it is written, and check again.'),
  'image-sideways': warning(
    'The file says that the picture has to be turned (EXIF), and this trainer does not turn it: it is trained as it lies.',
    'Save it upright.',
  ),
  'image-hides-colours': warning(
    'The trainer throws opacity away: the colours under fully transparent pixels are learned.',
    'Put the picture on a plain background.',
  ),
  'image-in-regularisation': {
    ...warning(
      'The image is among the regularisation images too: what it teaches is held back by its own copy.',
      'Take the copy out of the regularisation images.',
    ),
    severity: 'error',
  },
  'copies-across-folders': remark(
    'Copies of one picture lie in folders that are trained by themselves.',
    'Keep it in the folder whose captions and repeats it is to have.',
  ),
  'copies-across-splits': {
    ...warning(
      'Copies of one picture lie in the folder of training and in that of validation or tests: what is measured there was learned.',
      'Take the copies out of one of them.',
    ),
    severity: 'error',
  },
  'copies-disagree': warning(
    'Copies of one picture have captions that share less than half of their tags.',
    'Keep the picture once, with the caption that is right.',
  ),
  'image-mirrored': remark(
    'The image is the mirror image of another.',
    'Nothing to do; if your trainer flips images at random, one of the two is enough.',
  ),
  'image-turned': remark(
    'The image is another one, turned by a quarter or a half or upside down.',
    'Nothing to do if that is meant; else save it upright, and keep one of the two.',
  ),
  'copies-accepted': remark(
    'The settings accept pairs of pictures that are alike (duplicates.ignore): they are counted nowhere else.',
    'Nothing to do if they are meant: tagnosis duplicates lists what is left.',
  ),
  'accepted-pair-unused': warning(
    'A pair under duplicates.ignore in the settings accepts nothing.',
    'Remove or correct it: tagnosis duplicates prints the ids of pictures.',
  ),
  'images-nearly-empty': remark(
    'Most images are nearly empty or of few details: hashes tell them apart less surely.',
    'Look at the copies that were found before you remove any.',
  ),
  'image-without-row': warning(
    'The image has no row in the metadata and is not trained.',
    'Add a row for it, or move it away.',
  ),
  'images-absent': remark('The images are not here: only captions were judged.', 'Nothing to do if that is meant.'),
};
