import type {Words} from '../words.ts';
import {agree, counted, number} from '../wording.ts';

/** What the pictures with one caption are to each other, or that captions are names on purpose. */
type Kind = 'different' | 'unknown' | 'names' | 'alike';

type Found = {
  readonly kind: Kind;
  readonly repeated: number;
  readonly of: number;
};

const WITH: Readonly<Record<Exclude<Kind, 'names'>, string>> = {
  different: 'a different picture',
  unknown: 'another',
  alike: 'a picture that looks the same',
};

const WHY: Readonly<Record<Kind, string>> = {
  different: 'What differs between the pictures cannot be prompted, and is learned as noise.',
  unknown: 'What differs between them cannot be prompted, and is learned as noise.',
  names:
    'Right for a trigger or a class: what the pictures share goes into the name, and nothing else can be prompted.',
  alike: 'One picture needs one description: the captions are right, and the pictures are too many.',
};

const NEXT_STEP: Readonly<Record<Kind, string>> = {
  different: 'Describe what differs: view, pose, background, expression.',
  unknown: 'Describe what differs: view, pose, background, expression.',
  names: 'Nothing, where the name is all that is prompted; otherwise describe what differs.',
  alike: 'Leave the captions; keep one of each copy, as near-duplicate-images says.',
};

export const repeatedCaptionsWords: Words<Found> = {
  what: ({kind, repeated, of}) => {
    const isAll = repeated >= of && of > 2;
    const who = isAll ? `All ${counted(of, 'image')}` : `${number(repeated)} of ${counted(of, 'image')}`;
    if (kind === 'names') return `${who} ${isAll ? 'are' : agree(repeated, 'is', 'are')} captioned by a name alone`;
    return `${who} ${isAll ? 'share their' : agree(repeated, 'shares its', 'share their')} caption with ${WITH[kind]}`;
  },
  why: ({kind}) => WHY[kind],
  todo: ({kind}) => NEXT_STEP[kind],
  unless: () => 'Nothing to do unless prompts should choose between these pictures: then describe what differs.',
};
