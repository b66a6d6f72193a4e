import type {Words} from '../words.ts';
import {counted, quoted} from '../wording.ts';

type Found = {
  readonly most: string;
  readonly least: string;
  /** Times an epoch shows them. */
  readonly often: number;
  readonly seldom: number;
};

export const unevenFoldersWords: Words<Found> = {
  what: ({most, least, often, seldom}) =>
    `${quoted(most)} is seen ${counted(often, 'time')} an epoch, ${quoted(least)} ${counted(seldom, 'time')}`,
  why: () => 'The small folder is learned last, if at all.',
  todo: () => 'Repeat the small folders more often, each at most ten times; better: add pictures to them.',
};
