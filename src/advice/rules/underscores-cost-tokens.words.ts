import type {Words} from '../words.ts';
import {counted, number} from '../wording.ts';

type Found = {
  readonly over: number;
  readonly overWithSpaces: number;
};

export const underscoresCostTokensWords: Words<Found> = {
  what: ({over, overWithSpaces}) =>
    `With spaces instead of underscores ${overWithSpaces === 0 ? 'none' : number(overWithSpaces)} instead of ${counted(over, 'caption')} would be too long`,
  why: () => 'Each underscore is a token of its own.',
  todo: () => 'Write spaces, unless your base model was trained on underscores.',
};
