import type {Words} from '../words.ts';
import {agree, counted, number, quoted} from '../wording.ts';

type Found = {
  readonly trigger: string;
  readonly items: number;
  /** Items with a caption. */
  readonly of: number;
};

export const triggerMissingWords: Words<Found> = {
  what: ({trigger, items, of}) =>
    items >= of && of > 1
      ? `The trigger ${quoted(trigger)} is in none of the ${counted(of, 'caption')}`
      : `The trigger ${quoted(trigger)} is missing from ${number(items)} of ${counted(of, 'caption')}`,
  why: ({items}) =>
    `What ${agree(items, 'this image shows', 'these images show')} is learned without the word that is to call it.`,
  todo: ({items, of}) =>
    items >= of && of > 1
      ? 'Put it first in every caption, or let the trainer do so; or name the trigger that the captions have.'
      : 'Add it where the subject is in the picture, or let the trainer put it before every caption.',
};

export const triggerNotFirstWords: Words<Found> = {
  what: ({trigger, items, of}) =>
    `The trigger ${quoted(trigger)} does not come first in ${number(items)} of ${counted(of, 'caption')}`,
  why: () => 'Only leading tags can be protected from shuffling and dropout, and only early tokens are never cut off.',
  todo: ({items}) => `Move it to the front of ${agree(items, 'that caption', 'those captions')}.`,
};
