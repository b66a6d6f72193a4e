import type {Words} from '../words.ts';
import {agree, counted, percent} from '../wording.ts';

type Found = {
  readonly cause: 'few' | 'top' | 'alike';
  readonly vocabulary: number;
  /** Tags below a coverage of .9. */
  readonly varying: number;
  /** Of what ten tags can carry. */
  readonly share: number;
  /** H*. */
  readonly spread: number;
};

export const narrowVocabularyWords: Words<Found> = {
  what: ({cause, vocabulary, varying, share, spread}) => {
    if (cause === 'few')
      return `The captions use ${agree(vocabulary, '1 tag', counted(vocabulary, 'different tag'))} only`;
    if (varying === 0) return 'The captions hardly differ from each other';
    if (cause === 'alike') return `The captions are much alike: their spread is ${percent(spread)} of what it can be`;
    if (varying <= 10)
      return `Of ${counted(vocabulary, 'tag')} only ${varying} ${agree(varying, 'varies', 'vary')} from caption to caption`;
    return `Ten tags carry ${percent(share)} of what ten tags can`;
  },
  why: ({varying}) =>
    varying === 0
      ? 'The model is told the same of every picture, so no prompt can choose between them.'
      : 'Prompts beyond them change little: the model was never told what else is in the pictures.',
  todo: () => 'Tag again with another model or a wider list, or widen the pictures.',
  unless: () => 'Nothing to do unless prompts should change more than these tags say.',
};
