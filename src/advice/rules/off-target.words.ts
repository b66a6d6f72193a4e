import type {Words} from '../words.ts';
import {counted, percent, quoted} from '../wording.ts';

type Found = {
  readonly value: string;
  /** Wanted share, or the range of it. */
  readonly low: number;
  readonly high: number;
  readonly have: number;
  /** Items with the value that are missing; below zero: items without it. Null where adding does not help. */
  readonly add: number | null;
};

export const offTargetWords: Words<Found> = {
  what: ({value, low, high, have}) => `You asked for ${range(low, high)} ${quoted(value)} and have ${percent(have)}`,
  why: () => 'The model will follow the data, not the wish.',
  todo: ({value, add}) => {
    if (add === null) return 'Replace the others.';
    const which = `${add < 0 ? 'without' : 'with'} ${quoted(value)}`;
    return `Add about ${counted(Math.abs(add), 'item')} ${which}, or take others out.`;
  },
};

function range(low: number, high: number): string {
  return low === high ? percent(low) : `${percent(low).replace(' %', '')}–${percent(high)}`;
}
