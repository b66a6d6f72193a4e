import type {UncleanKind} from '../../statistics/caption-text.ts';
import {capWords} from '../capping.ts';
import type {Words} from '../words.ts';
import {agree, counted} from '../wording.ts';

type Found = {
  readonly kind: UncleanKind;
  readonly captions: number;
  readonly caps: boolean;
};

interface Said {
  /** For one caption, and for several. */
  readonly what: readonly [string, string];
  readonly why: string;
  readonly todo: string;
}

const KINDS: Readonly<Record<UncleanKind, Said>> = {
  'trailing-separator': {
    what: ['ends in a separator', 'end in a separator'],
    why: 'With shuffling the empty tag behind it is trained and can take a keep-tokens place.',
    todo: 'Remove it; nothing else changes.',
  },
  'empty-tag': {
    what: ['holds empty tags', 'hold empty tags'],
    why: 'With shuffling an empty tag is trained and can take a keep-tokens place.',
    todo: 'Remove the doubled separators; nothing else changes.',
  },
  'outer-space': {
    what: ['begins or ends in white space', 'begin or end in white space'],
    why: 'Your trainer does not trim captions, so it trains the space too.',
    todo: 'Remove the white space around the captions; nothing else changes.',
  },
  'zero-width': {
    what: ['holds invisible characters', 'hold invisible characters'],
    why: 'The encoder sees them: the tag becomes another word that nobody will ever prompt.',
    todo: 'Remove them; nothing that can be seen changes.',
  },
  nbsp: {
    what: ['holds no-break spaces', 'hold no-break spaces'],
    why: 'They look like spaces and are other characters: encoders that keep them learn another word.',
    todo: 'Replace them by spaces.',
  },
  'full-width-comma': {
    what: ['uses full-width commas', 'use full-width commas'],
    why: 'They separate nothing for the trainer: all tags between them are one long tag.',
    todo: 'Replace them by "," unless they belong to the text.',
  },
  eol: {
    what: ['mixes line ends', 'mix line ends'],
    why: 'Some lines end as on Windows and some do not: trainers that cut at one kind join or split the others.',
    todo: 'Write all line ends alike.',
  },
};

export const uncleanTextWords: Words<Found> = {
  what: ({kind, captions}) => `${counted(captions, 'caption')} ${agree(captions, ...KINDS[kind].what)}`,
  why: ({kind, caps}) => `${KINDS[kind].why}${capWords(caps)}`,
  todo: ({kind}) => KINDS[kind].todo,
};
