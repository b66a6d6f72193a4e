import {capWords} from '../capping.ts';
import type {Words} from '../words.ts';
import {agree, counted, listed} from '../wording.ts';

type Found = {
  readonly captions: number;
  readonly kinds: readonly string[];
  /** Whether the trainer has an option that would interpret it. */
  readonly hasOption: boolean;
  readonly caps: boolean;
};

export const literalSyntaxWords: Words<Found> = {
  what: ({captions, kinds}) =>
    `${counted(captions, 'caption')} ${agree(captions, 'contains', 'contain')} ${listed(kinds)}`,
  why: ({hasOption, caps}) =>
    `${hasOption ? 'The option that would interpret it is off' : 'The trainer does not interpret it'}, so the signs are trained as words.${capWords(caps)}`,
  todo: ({hasOption}) => (hasOption ? 'Turn the option on, or write the captions out.' : 'Write the captions out.'),
};
