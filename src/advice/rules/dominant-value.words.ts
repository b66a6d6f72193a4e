import type {Words} from '../words.ts';
import {agree, counted, cut, number, quoted} from '../wording.ts';

type Found = {
  readonly value: string;
  readonly group: string;
  /** Items that have it, or the times an epoch shows them. */
  readonly items: number;
  /** Items that have a value of the group, or the times an epoch shows one. */
  readonly of: number;
  /** Of other values, what would bring its share down to where no warning is. */
  readonly add: number;
  /** Repeats differ between items: times of an epoch are counted, not items. */
  readonly byExposures: boolean;
};

export const dominantValueWords: Words<Found> = {
  what: ({value, group, items, of, byExposures}) => {
    const start = `${quoted(value)} is the ${cut(group, 30)}`;
    if (byExposures) return `${start} ${number(items)} of the ${counted(of, 'time')} that an epoch shows one`;
    return `${start} of ${number(items)} of ${counted(of, 'item')} that ${agree(of, 'names', 'name')} one`;
  },
  why: () => 'Rare values are pulled towards it: prompts for them come out as the common one.',
  todo: ({add, of, items, byExposures}) => {
    const others = of - items;
    if (add === 0) return 'Add items with the other values, or repeat those you have.';
    if (byExposures) {
      return `Show other values about ${counted(add, 'time')} more an epoch: add items, or repeat those you have oftener.`;
    }
    const repeat = others > 0 ? `, or repeat the ${number(others)} you have` : '';
    return `Add about ${counted(add, 'item')} with other values${repeat}.`;
  },
};
