import type {Words} from '../words.ts';
import {agree, counted, listed, number} from '../wording.ts';

type Found = {
  readonly tags: readonly string[];
  readonly captions: number;
  readonly purpose: string | null;
  /** Those that belong to what is taught. */
  readonly taught: readonly string[];
};

export const alwaysTrueTagsWords: Words<Found> = {
  what: ({tags, captions}) =>
    `${counted(tags.length, 'tag')} ${agree(tags.length, 'is', 'are')} in all ${number(captions)} captions: ${listed(tags, 4, 84)}`,
  why: () => 'What never varies cannot be told from the trigger: it is learned with it, and is hard to prompt away.',
  todo: ({purpose, taught}) => {
    if (taught.length > 0 && purpose !== null) {
      return `Remove what belongs to the ${purpose} (${listed(taught, 3, 70)}). Keep what is true only of these pictures, and add pictures without it.`;
    }
    if (purpose === 'general')
      return 'Add pictures without them: in a general set no tag should be true of every picture.';
    const ask = purpose === null ? ' With --purpose character or style this says which.' : '';
    const what = purpose === null ? 'what you teach' : `the ${purpose}`;
    return `Keep what is true only of these pictures and add pictures without it; remove what is part of ${what}.${ask}`;
  },
  unless: ({purpose}) => `Nothing to do unless the ${purpose ?? 'subject'} should also come without them.`,
};
