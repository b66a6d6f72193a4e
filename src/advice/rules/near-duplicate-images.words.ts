import {agree, counted, number} from '../wording.ts';
import type {Words} from '../words.ts';

export type CopyKind = 'exact' | 'pointers' | 'near' | 'nearly-empty';

type Found = {
  readonly kind: CopyKind;
  /** Images beyond the one kept of each cluster. */
  readonly copies: number;
  readonly images: number;
  readonly acrossFolders: boolean;
};

const COPIES: Readonly<Record<CopyKind, readonly [string, string]>> = {
  exact: ['is an exact copy of another', 'are exact copies of others'],
  pointers: [
    'is the same file as another, by its Git LFS pointer',
    'are the same files as others, by their Git LFS pointers',
  ],
  near: ['is an edited or re-encoded copy of another', 'are edited or re-encoded copies of others'],
  'nearly-empty': ['is nearly empty and looks like another', 'are nearly empty and look like others'],
};

export const nearDuplicateImagesWords: Words<Found> = {
  what: ({kind, copies, images, acrossFolders}) =>
    `${number(copies)} of ${counted(images, 'image')} ${agree(copies, ...COPIES[kind])}${acrossFolders ? ', some in another folder' : ''}`,
  why: ({kind}) =>
    kind === 'nearly-empty'
      ? 'So little is in these pictures that even a close look proves no copy.'
      : 'Copies are memorised, and inflate every count of this report.',
  todo: ({kind}) =>
    kind === 'exact' || kind === 'pointers'
      ? 'Keep one of each, the first that is named here.'
      : kind === 'near'
        ? 'Keep one of each, the first that is named here; keep a series that is meant, and lower its repeats.'
        : 'Look at them; keep one of those that show the same.',
};
