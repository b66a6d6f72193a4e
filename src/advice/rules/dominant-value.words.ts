import type {Words} from '../words.ts';
import {counted, number, quoted} from '../wording.ts';

type Found = {
  readonly value: string;
  readonly group: string;
  readonly items: number;
  /** Items that have a value of the group. */
  readonly of: number;
  /** Items with other values that would bring its share down to where no warning is. */
  readonly add: number;
};

export const dominantValueWords: Words<Found> = {
  what: ({value, group, items, of}) =>
    `${quoted(value)} is the ${group.slice(0, 30)} of ${number(items)} of ${counted(of, 'item')} that name one`,
  why: () => 'Rare values are pulled towards it: prompts for them come out as the common one.',
  todo: ({add, of, items}) => {
    const others = of - items;
    if (add === 0) return 'Add items with the other values, or repeat those you have.';
    const repeat = others > 0 ? `, or repeat the ${number(others)} you have` : '';
    return `Add about ${counted(add, 'item')} with other values${repeat}.`;
  },
};
