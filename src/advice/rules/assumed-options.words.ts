import type {Profile} from '../../config/profiles.ts';
import type {Words} from '../words.ts';

type Found = {
  readonly option: string;
  readonly value: string;
  readonly reason: string;
  readonly trainer: string;
  readonly without: Profile['withoutCaption'];
};

const WITHOUT: Readonly<Record<Profile['withoutCaption'], string>> = {
  'class-tokens': 'trains on the class token, or on an empty text',
  empty: 'trains on an empty text',
  drop: 'leaves the image out',
  crash: 'stops',
};

export const assumedOptionsWords: Words<Found> = {
  what: ({option, value, reason}) => `This reading takes ${option}=${value} for granted (${reason})`,
  why: ({without}) => `Without the option the trainer finds no caption and ${WITHOUT[without]}.`,
  todo: ({option, value, trainer}) => `Set ${option} to ${value} in the settings of ${trainer}.`,
};
