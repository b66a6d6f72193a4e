import type {Words} from '../words.ts';
import {counted, quoted} from '../wording.ts';

type Found = {
  readonly tag: string;
  readonly captions: number;
  /** Other tags that repeat somewhere. */
  readonly others: number;
  /** Whether the two stand side by side anywhere. */
  readonly neighbours: boolean;
};

export const duplicateTagsWords: Words<Found> = {
  what: ({tag, captions, others}) =>
    `${quoted(tag)} stands twice in ${counted(captions, 'caption')}${others > 0 ? `, ${counted(others, 'other tag')} too` : ''}`,
  why: () => 'The second takes tokens and adds nothing, or it was meant to be another tag.',
  todo: ({neighbours}) =>
    neighbours
      ? 'Keep the first, unless the repetition says how many there are: then write the number.'
      : 'Keep the first.',
};
