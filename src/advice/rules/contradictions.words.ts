import type {Words} from '../words.ts';
import {agree, counted, cut, quoted} from '../wording.ts';

type Found = {
  readonly a: string;
  readonly b: string;
  /** The declared group of both. */
  readonly group: string | null;
  readonly items: number;
};

export const contradictionsWords: Words<Found> = {
  what: ({a, b, group, items}) =>
    `${quoted(a)} and ${quoted(b)} share ${counted(items, 'caption')}${group === null ? '' : `: two values of ${cut(group, 30)}`}`,
  why: () => 'One of the two is wrong, and is learned all the same.',
  todo: ({items}) => `Look at ${agree(items, 'that picture', 'these pictures')} and remove the tag that does not hold.`,
};
