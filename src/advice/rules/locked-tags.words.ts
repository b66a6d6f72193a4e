import type {Words} from '../words.ts';
import {counted, listed, number, quoted} from '../wording.ts';

type Found = {
  /** Two tags, or a group joined by pairs. */
  readonly tags: readonly string[];
  /** Of the surest pair: items with both, and with either. */
  readonly both: number;
  readonly either: number;
};

export const lockedTagsWords: Words<Found> = {
  what: ({tags, both, either}) => {
    const [a = '', b = ''] = tags;
    if (tags.length > 2) return `${counted(tags.length, 'tag')} come only together: ${listed(tags)}`;
    return both >= either
      ? `${quoted(a)} and ${quoted(b)} come only together, in ${counted(both, 'caption')}`
      : `${quoted(a)} and ${quoted(b)} come together in ${number(both)} of ${counted(either, 'caption')}`;
  },
  why: ({tags}) =>
    tags.length > 2 ? 'None of them can be prompted without the others.' : 'You cannot prompt one without the other.',
  todo: ({tags}) =>
    `Add pictures with ${tags.length > 2 ? 'some' : 'only one'} of them, or make them one tag if they mean one thing.`,
};
