import {NOTES, type NoteCode} from '../../sources/notes.ts';
import {capWords} from '../capping.ts';
import type {Words} from '../words.ts';
import {agree, cut, number} from '../wording.ts';

type Found = {
  readonly code: NoteCode;
  readonly count: number;
  /** What exactly, where it is the same everywhere: the guessed encoding, a near name. */
  readonly detail: string | null;
  readonly caps: boolean;
};

/** What was found, after its number: for one, and for several. */
export const FOUND: Readonly<Partial<Record<NoteCode, readonly [string, string]>>> = {
  'caption-missing': ['image has no caption', 'images have no caption'],
  'caption-extension-unread': [
    'caption has an extension that is not read',
    'captions have an extension that is not read',
  ],
  'caption-apart': ['caption lies where the trainer does not look', 'captions lie where the trainer does not look'],
  'caption-empty': ['caption is empty', 'captions are empty'],
  'caption-zero-bytes': ['caption file has zero bytes', 'caption files have zero bytes'],
  'caption-not-utf8': ['caption is not UTF-8', 'captions are not UTF-8'],
  'caption-nul': ['caption holds NUL bytes', 'captions hold NUL bytes'],
  'caption-bom': ['caption begins with a byte order mark', 'captions begin with a byte order mark'],
  'caption-lfs-pointer': ['caption is a Git LFS pointer', 'captions are Git LFS pointers'],
  'lfs-pointer': ['image is not checked out (Git LFS)', 'images are not checked out (Git LFS)'],
  'caption-too-large': ['caption is too large to be one', 'captions are too large to be any'],
  'caption-without-image': ['caption has no image', 'captions have no image'],
  'image-missing': ['row or entry names an image that is not there', 'rows or entries name an image that is not there'],
  'image-extension-unread': ['image has an extension that is not read', 'images have an extension that is not read'],
  'image-mixed-case': ['image has an extension in mixed case', 'images have an extension in mixed case'],
  'image-not-an-image': ['image file holds no image', 'image files hold no image'],
  'image-truncated': ['image file is cut off', 'image files are cut off'],
  'image-corrupt': ['image cannot be decoded', 'images cannot be decoded'],
  'image-cut': ['PNG is cut at its very end', 'PNGs are cut at their very end'],
  'unbalanced-parentheses': ['caption has unbalanced parentheses', 'captions have unbalanced parentheses'],
  'prefix-partial': ['caption has the prefix in one line only', 'captions have the prefix in one line only'],
  'metadata-link-loose': ['metadata file names no image where it lies', 'metadata files name no image where it lies'],
  'metadata-line-invalid': ['line of the metadata cannot be read', 'lines of the metadata cannot be read'],
  'metadata-tags-list': ['row has its tags in a list', 'rows have their tags in a list'],
  'csv-null-word': ['caption is a word that means "nothing"', 'captions are a word that means "nothing"'],
  'git-blob-missing': ['object is not in this partial clone', 'objects are not in this partial clone'],
  'name-undecodable': ['name is not UTF-8', 'names are not UTF-8'],
  'file-unreadable': ['file cannot be read', 'files cannot be read'],
  'folder-unreadable': ['folder cannot be read', 'folders cannot be read'],
  'folder-too-deep': ['folder lies too deep to be read', 'folders lie too deep to be read'],
};

/** What follows, where the sentence of the catalogue would only say again what was found. */
const WHY: Readonly<Partial<Record<NoteCode, string>>> = {
  'caption-apart': 'The trainer reads the images as if they had no caption.',
  'image-missing': 'What has no image is not trained.',
  'lfs-pointer': 'A pointer holds no picture, so only the captions were judged.',
  'caption-without-image': 'It is never trained; perhaps its image was lost or renamed.',
  'caption-empty': 'As the trainer reads it there is no word to learn the image by.',
  'caption-nul': 'The file may be damaged, and some readers stop at the first of them.',
  'caption-lfs-pointer': 'The trainer would learn the lines of the pointer as a caption.',
  'file-unreadable': 'What it holds is in no figure here, and no trainer will read it either.',
};

export const fileDefectsWords: Words<Found> = {
  what: ({code, count, detail}) => {
    const words = FOUND[code];
    // A code without a title of its own speaks by its sentence in the catalogue.
    const what =
      words === undefined
        ? `${NOTES[code].says.replace(/[.:].*$/s, '')} (in ${number(count)} ${agree(count, 'place', 'places')})`
        : `${number(count)} ${agree(count, ...words)}`;
    return `${what}${detail === null ? '' : ` (${cut(detail, 30)})`}`;
  },
  why: ({code, caps}) => `${WHY[code] ?? NOTES[code].says}${capWords(caps)}`,
  todo: ({code}) => NOTES[code].hint,
};
