import {TagnosisError} from '../../../errors.ts';
import {CAPS} from '../../../plots/view.ts';
import {toldValue} from './told-value.ts';

interface TopRange {
  readonly least?: number;
  readonly most?: number;
}

/** How many a figure shows: what was asked for, but no more than it can hold. */
export function shownTop(top: number, {least = 1, most = CAPS.bars}: TopRange = {}): number {
  if (typeof top === 'number' && top >= least) return Math.floor(Math.min(top, most));
  throw new TagnosisError('usage', `A figure cannot show the first ${toldValue(top)}.`, {
    hint: `Give a number from ${least} to ${most}.`,
  });
}
