import type {Words} from '../words.ts';
import {counted, number} from '../wording.ts';

type Found = {
  readonly once: number;
  readonly vocabulary: number;
  /** Pairs of tags that read alike. */
  readonly alike: number;
};

export const oneOffTagsWords: Words<Found> = {
  what: ({once, vocabulary}) => `${number(once)} of ${counted(vocabulary, 'tag')} occur once`,
  why: () => 'Once is not enough to learn, and a caption that nobody shares invites memorising its picture.',
  todo: ({alike}) =>
    `${alike > 0 ? `Check the look-alikes first (${counted(alike, 'pair')}), then replace` : 'Replace'} too fine tags by coarser ones. Do not delete them in bulk.`,
  unless: () => 'Nothing to do unless some of these tags should answer to a prompt: then add pictures for them.',
};
