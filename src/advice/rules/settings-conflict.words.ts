import type {Words} from '../words.ts';
import {agree, counted, number, quoted} from '../wording.ts';

/** Settings that exclude each other. */
export type Exclusion = 'texts' | 'latents' | 'stale';

type Excluded = {readonly kind: Exclusion; readonly option: string; readonly captions: number};

export const exclusionWords: Words<Excluded> = {
  what: ({kind, option}) =>
    kind === 'stale'
      ? 'metadata_cache.json is older than the captions beside it'
      : `${option} is on and ${kind === 'texts' ? 'text-encoder outputs are' : 'latents are'} cached`,
  why: ({kind, captions}) =>
    kind === 'stale'
      ? `${counted(captions, 'caption')} ${agree(captions, 'was', 'were')} changed since: the old text is trained.`
      : `What is cached is computed once and cannot change from step to step: sd-scripts stops, other trainers ignore it.`,
  todo: ({kind, option}) =>
    kind === 'stale' ? 'Delete metadata_cache.json before training.' : `Turn ${option} off, or cache nothing.`,
};

type Shuffled = {readonly trigger: string; readonly option: string; readonly keeps: boolean; readonly tags: number};

export const shuffledTriggerWords: Words<Shuffled> = {
  what: ({trigger, keeps}) =>
    `Tags are shuffled and the trigger ${quoted(trigger)} ${keeps ? 'is not kept in front' : 'cannot be kept in front'}`,
  why: () => 'What calls the subject then stands anywhere, and is cut off with what is beyond the budget.',
  todo: ({option, keeps, tags}) => (keeps ? `Set ${option} to ${tags}.` : `Turn ${option} off.`),
};

type Contradicted = {
  readonly augmentation: string;
  readonly option: string;
  readonly tag: string;
  readonly items: number;
  readonly others: number;
};

export const contradictionWords: Words<Contradicted> = {
  what: ({option, tag, items, others}) =>
    `${quoted(tag)} is on ${counted(items, 'image')}${others === 0 ? '' : `, with ${number(others)} more such ${agree(others, 'tag', 'tags')},`} and ${option} is on`,
  why: ({augmentation}) =>
    augmentation === 'flip'
      ? 'Half of the time the model sees the opposite of the caption.'
      : 'The picture is changed and the caption is not, so the word is learned of what it does not name.',
  todo: ({option}) => `Turn ${option} off.`,
};
