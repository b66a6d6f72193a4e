import type {Words} from '../words.ts';
import {counted, number, quoted} from '../wording.ts';

type Found = {
  /** The most telling tag of each part, and its items: the larger first. */
  readonly larger: string;
  readonly smaller: string;
  readonly many: number;
  readonly few: number;
};

export const mixedDataSetWords: Words<Found> = {
  what: ({larger, smaller, many, few}) =>
    `These look like two sets: ${counted(many, 'image')} around ${quoted(larger)}, ${number(few)} around ${quoted(smaller)}`,
  why: () =>
    'One LoRA would blend them: their captions have hardly anything in common, and they divide the same way in every half of the set.',
  todo: () => 'Train two, one on each part; or keep them together and give each a trigger of its own.',
  unless: () => 'Nothing to do unless one of the two was not meant to be in it.',
};
