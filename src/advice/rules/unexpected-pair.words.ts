import {agree, counted, listed, number, quoted} from '../wording.ts';
import type {Words} from '../words.ts';

type Found = {
  readonly a: string;
  readonly b: string;
  readonly items: number;
  /** What the other set is called, and how many of its items have both. */
  readonly background: string;
  readonly there: number;
};

export const unexpectedPairWords: Words<Found> = {
  what: ({a, b, items, background, there}) =>
    `${quoted(a)} and ${quoted(b)} share ${counted(items, 'caption')}; in ${listed([background])} ` +
    (there === 0 ? 'they never meet' : `they share ${number(there)}`),
  why: () => 'Such pairs come from one source or from a habit of the tagger, and are learned as one thing.',
  todo: ({items}) =>
    `Look at ${agree(items, 'that picture', 'a sample')}: are both tags true, and are there pictures with only one?`,
};
