import type {Words} from '../words.ts';
import {agree, counted, number, quoted} from '../wording.ts';

type Found = {
  readonly tag: string;
  readonly missing: number;
  readonly of: number;
};

export const nearlyAlwaysTagsWords: Words<Found> = {
  what: ({tag, missing, of}) => `${quoted(tag)} is missing from ${number(missing)} of ${counted(of, 'caption')}`,
  why: ({missing}) =>
    `It was forgotten there, or ${agree(missing, 'this is the only counter-example', 'these are the only counter-examples')} the model gets.`,
  todo: ({missing}) =>
    `Look at ${agree(missing, 'that image', 'those images')}: tag it where it is in the picture, else keep everything as it is.`,
};
