import {agree, counted, number, quoted} from '../wording.ts';
import type {Words} from '../words.ts';

export type MismatchKind = 'shifted' | 'exchanged' | 'mismatched';

type Found = {
  readonly kind: MismatchKind;
  /** Estimated share of captions that belong to other images. */
  readonly share: number;
  /** Items it is about: on the list, in exchanged pairs, or shifted. */
  readonly items: number;
  /** Places in the order of files by which captions are shifted. */
  readonly by: number;
  /** The first of them, and the item whose caption fits it. */
  readonly first: string;
  readonly better: string | null;
};

export const mismatchedCaptionsWords: Words<Found> = {
  what: ({kind, share, items, by}) => {
    if (kind === 'shifted')
      return `${counted(items, 'image fits', 'images fit')} the caption of the ${neighbour(by)}: captions are shifted`;
    if (kind === 'exchanged')
      return `${counted(items / 2, 'pair')} of images ${agree(items / 2, 'seems', 'seem')} to have each other's captions`;
    return `${oneIn(share)} to belong to another image`;
  },
  why: ({kind}) =>
    kind === 'shifted'
      ? 'One file was added, removed or renamed, and all that follow have the caption of another image.'
      : 'Wrong pairs teach wrong words, and the words of the right ones are learned less.',
  todo: ({kind, items, first, better}) => {
    const example = better === null ? '' : ` ${quoted(first)} is fitted by the caption of ${quoted(better)}.`;
    if (kind === 'shifted') return `Move the captions back before you train.${example}`;
    if (kind === 'exchanged') return `Look at them, and exchange the captions where they are.${example}`;
    return `Look at ${items === 1 ? 'this one' : `these ${number(items)} first`}: tag them anew, or set them aside.${example}`;
  },
};

function neighbour(by: number): string {
  const steps = Math.abs(by);
  if (steps === 1) return by > 0 ? 'next one' : 'one before';
  return `one ${number(steps)} ${by > 0 ? 'further on' : 'before'}`;
}

/** "About 1 caption in 8 seems", "Single captions seem": an estimate, so not in hundredths. */
function oneIn(share: number): string {
  if (share >= 0.75) return 'Most captions seem';
  if (share > 0.4) return 'About half of the captions seem';
  return share > 0 ? `About 1 caption in ${number(1 / share)} seems` : 'Single captions seem';
}
