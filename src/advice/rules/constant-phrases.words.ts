import type {Words} from '../words.ts';
import {agree, number, percent, quoted} from '../wording.ts';

type Found = {
  readonly phrase: string;
  readonly opens: boolean;
  readonly captions: number;
  readonly of: number;
  /** Other phrases that are as common. */
  readonly others: number;
  /** Share of a median caption that constant words make up. */
  readonly share: number;
};

export const constantPhrasesWords: Words<Found> = {
  what: ({phrase, opens, captions, of, others}) => {
    const where = captions >= of && of > 2 ? `all ${number(of)}` : `${number(captions)} of ${number(of)}`;
    const more = others === 0 ? '' : `; ${agree(others, 'another phrase is', 'more phrases are')} as common`;
    return `${quoted(phrase)} ${opens ? 'opens' : 'is in'} ${where} captions${more}`;
  },
  why: ({share}) =>
    `Constant words make up ${percent(share)} of a median caption. What never varies teaches nothing apart from the trigger.`,
  todo: () => 'If it is in every picture, add pictures without it; if only the words repeat, cut the words.',
};
