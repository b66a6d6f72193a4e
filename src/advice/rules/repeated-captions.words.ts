import type {Words} from '../words.ts';
import {agree, counted, number} from '../wording.ts';

type Found = {
  readonly repeated: number;
  readonly of: number;
};

export const repeatedCaptionsWords: Words<Found> = {
  what: ({repeated, of}) =>
    repeated >= of && of > 2
      ? `All ${counted(of, 'image')} share their caption with another`
      : `${number(repeated)} of ${counted(of, 'image')} ${agree(repeated, 'shares its', 'share their')} caption with another`,
  why: () => 'What differs between them cannot be prompted, and is learned as noise.',
  todo: () => 'Describe what differs: view, pose, background, expression.',
  unless: () => 'Nothing to do unless prompts should choose between these pictures: then describe what differs.',
};
