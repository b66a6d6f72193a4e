import {type ImageNoteCode, IMAGE_NOTES} from './image-notes.ts';
import {error, fault, remark, unseen, warning, type NoteKind} from './note-kind.ts';

export type {NoteKind, Severity} from './note-kind.ts';

/** What a note is about; NOTES below knows severity, defect and words of each. */
export type NoteCode =
  | ImageNoteCode
  | 'caption-missing'
  | 'caption-extension-unread'
  | 'caption-apart'
  | 'caption-empty'
  | 'caption-zero-bytes'
  | 'caption-not-utf8'
  | 'caption-nul'
  | 'caption-bom'
  | 'caption-lfs-pointer'
  | 'lfs-pointer'
  | 'caption-too-large'
  | 'tags-capped'
  | 'caption-first-line-only'
  | 'caption-variants'
  | 'caption-without-image'
  | 'two-captions'
  | 'shared-caption'
  | 'caption-borrowed'
  | 'empty-tags'
  | 'duplicate-tags'
  | 'spelling-variants'
  | 'fullwidth-separator'
  | 'unbalanced-parentheses'
  | 'literal-syntax'
  | 'prefix-partial'
  | 'folder-without-repeats'
  | 'repeats-below-one'
  | 'images-in-parent'
  | 'nested-folders'
  | 'several-training-folders'
  | 'subset-twice'
  | 'subset-without-images'
  | 'metadata-link-loose'
  | 'metadata-line-invalid'
  | 'metadata-tags-list'
  | 'csv-null-word'
  | 'duplicate-row'
  | 'column-order'
  | 'git-blob-missing'
  | 'name-undecodable'
  | 'file-unreadable'
  | 'folder-unreadable'
  | 'folder-too-deep'
  | 'symlink-outside'
  | 'stale-cache'
  | 'wildcard-capped'
  | 'subset-without-captions'
  | 'regularisation-skipped'
  | 'side-files';

/** A defect or remark found while reading; collected, never thrown. */
export interface Note {
  readonly code: NoteCode;
  /** Where, when it is not the item itself; untrusted text. */
  readonly place?: string;
  /** What exactly: the guessed encoding, the near name, the kind of literal syntax; untrusted text. */
  readonly detail?: string;
}

/** The catalogue: docs/notes.md explains each row. */
export const NOTES: Readonly<Record<NoteCode, NoteKind>> = {
  'caption-missing': error(
    'No caption: the trainer falls back to the class token, an empty text, or drops the image.',
    'Write a caption file of the same name beside the image.',
  ),
  'caption-extension-unread': error(
    'The caption has another extension than the trainer was told to read.',
    'Set caption_extension to it, or rename the files.',
  ),
  'caption-apart': error(
    'The caption lies in another folder, where the trainer does not look.',
    'Move the captions beside their images, or pass --captions <dir> if your trainer reads them there.',
  ),
  'caption-empty': error(
    'The caption is empty as the trainer reads it.',
    'Write something in its first line, or delete the file to fall back to the class token.',
  ),
  'caption-zero-bytes': error(
    'The caption file has zero bytes: kohya stops at it, other trainers learn an empty text.',
    'Write the caption, or delete the file.',
  ),
  'caption-not-utf8': error(
    'The caption is not UTF-8; trainers stop at it or learn garbage.',
    'Save the file as UTF-8.',
  ),
  'caption-nul': error(
    'The caption holds NUL bytes.',
    'Remove them; the file may be damaged, or text of several encodings.',
  ),
  'caption-bom': error(
    'A byte order mark is glued to the first tag, which is then learned as another word.',
    'Save the file as UTF-8 without BOM.',
  ),
  'caption-lfs-pointer': error('The caption is a Git LFS pointer, not the text.', 'Run: git lfs pull'),
  'lfs-pointer': unseen(
    'The image is a Git LFS pointer: not checked out, so not looked at.',
    'Run: git lfs pull (in a workflow: checkout with lfs: true).',
  ),
  'caption-too-large': error(
    'The caption is larger than the limit and was not analysed.',
    'Shorten it, or raise --max-caption-bytes.',
  ),
  'tags-capped': warning(
    'Only the first 2,000 tags of the caption were analysed.',
    'No text encoder reads that many: shorten the caption.',
  ),
  'caption-first-line-only': warning(
    'Only the first line is trained; the others are never read.',
    'Join the lines, or turn on enable_wildcard if each line is a caption of its own.',
  ),
  'caption-variants': remark('The item has several captions, each counted by its probability.', 'Nothing to do.'),
  'caption-without-image': fault('A caption file has no image.', 'Restore the image or remove the caption.'),
  'two-captions': warning('Two caption files claim one image; the trainer reads one of them.', 'Remove the other.'),
  'shared-caption': warning('Two images share one caption file.', 'Give each image a name of its own.'),
  'caption-borrowed': warning(
    'The caption was found by cutting the last four parts off the image name, as kohya does.',
    'Name the caption after the image.',
  ),
  ...IMAGE_NOTES,
  'empty-tags': warning('The caption holds empty tags.', 'Remove doubled and trailing separators.'),
  'duplicate-tags': warning('A tag stands twice in the caption.', 'Keep the first.'),
  'spelling-variants': warning('A tag is written in several ways; each is learned by itself.', 'Choose one spelling.'),
  'fullwidth-separator': fault('Full-width separators do not separate tags for the trainer.', 'Replace them by ",".'),
  'unbalanced-parentheses': fault(
    'Parentheses do not match: the tag was probably cut by a comma.',
    'Escape or close the parenthesis.',
  ),
  'literal-syntax': fault(
    'Special syntax is trained as literal text, because its option is off.',
    'Turn the option on, or write the captions out.',
  ),
  'prefix-partial': fault(
    'Of several lines the prefix reaches only the first and the suffix only the last.',
    'Write the prefix into each line.',
  ),
  'folder-without-repeats': warning(
    'The folder name does not begin with a number of repeats; its images are not trained.',
    'Rename it to <repeats>_<name>.',
  ),
  'repeats-below-one': warning(
    'The folder has fewer than one repeat and is ignored.',
    'Give it a number of at least 1.',
  ),
  'images-in-parent': warning(
    'Images lie beside the folders that are trained; they are not trained.',
    'Move them into a <repeats>_<name> folder.',
  ),
  'nested-folders': warning(
    'Images lie deeper than the trainer looks; they are not trained.',
    'Move them up, or list the folder as a subset.',
  ),
  'several-training-folders': warning(
    'Several folders hold training folders; all were read as one set.',
    'Name the one you train on, if it is one.',
  ),
  'subset-twice': warning(
    'The same folder is listed twice in one data set; the later one is ignored.',
    'Raise num_repeats instead.',
  ),
  'subset-without-images': warning(
    'A folder that is listed for training holds no image that the trainer reads.',
    'Correct its path, or remove it from the settings.',
  ),
  'metadata-link-loose': error(
    'No path in the metadata leads to a file; images were found by name.',
    'Correct the paths relative to the metadata file.',
  ),
  'metadata-line-invalid': error('A line of the metadata cannot be read and was left out.', 'Correct the line.'),
  'metadata-tags-list': error('A list under "tags" stops kohya; it wants one text.', 'Join the tags with commas.'),
  'csv-null-word': error(
    'A caption that says NA, None or null is missing to the reader of this table.',
    'Write another word, or use JSON lines.',
  ),
  'duplicate-row': warning('Rows repeat each other.', 'Remove the copies, or use repeats.'),
  'column-order': warning(
    'The training scripts take column 1 as image and column 2 as text; these columns stand elsewhere.',
    'Pass --image_column and --caption_column to the script.',
  ),
  'git-blob-missing': unseen(
    'The object is not in this partial clone.',
    'Fetch it: git fetch --refetch, or clone without --filter.',
  ),
  'name-undecodable': unseen('The name is not UTF-8; it is shown with %XX.', 'Rename the file.'),
  'file-unreadable': error('The file could not be read.', 'Check its permissions, and whether it is still there.'),
  'folder-unreadable': error('The folder could not be read: what is in it is not judged.', 'Check its permissions.'),
  'folder-too-deep': unseen(
    'The folder lies more than 32 folders deep: what is in it is not judged.',
    'Move it up, or check it by itself.',
  ),
  'symlink-outside': warning(
    'A link leads out of the data set and was not followed.',
    'Copy the files in, or pass --follow-symlinks.',
  ),
  'stale-cache': warning(
    'metadata_cache.json is older than the captions; kohya trains the cached ones.',
    'Delete metadata_cache.json.',
  ),
  'wildcard-capped': warning(
    'The caption has more wildcard variants than are looked at (256, of very long ones fewer); so many were drawn.',
    'Nothing to do.',
  ),
  'subset-without-captions': remark(
    'No image of the subset has a caption: it is trained on its class tokens, as is usual.',
    'Nothing to do if that is meant.',
  ),
  'regularisation-skipped': remark('Regularisation images are reported and not judged.', 'Nothing to do.'),
  'side-files': remark(
    'Masks, conditions, video and sound are not pictures to learn: they were passed over.',
    'Nothing to do if that is meant.',
  ),
};
