import type {Words} from '../words.ts';
import {agree, counted, listed, number, quoted} from '../wording.ts';

type Variants = {
  readonly tags: number;
  /** Ways in which the first of them is written. */
  readonly spellings: readonly string[];
  /** Whether the encoder tells cases apart. */
  readonly seesCase: boolean;
};

export const spellingVariantsWords: Words<Variants> = {
  what: ({tags, spellings}) =>
    `${counted(tags, 'tag')} ${agree(tags, 'is', 'are')} written in several ways: ${listed(spellings, 4)}`,
  why: () => 'Each spelling is learned by itself, each from fewer pictures; underscores also cost tokens.',
  todo: ({seesCase}) =>
    `Rename them to the commonest spelling.${seesCase ? ' Your encoder tells cases apart: look whether they were meant.' : ''}`,
};

type Slip = {
  readonly rare: string;
  readonly common: string;
  readonly rareUses: number;
  readonly commonUses: number;
};

export const slipWords: Words<Slip> = {
  what: ({rare, common, rareUses, commonUses}) =>
    `${quoted(rare)} (${number(rareUses)}) looks like ${quoted(common)} (${number(commonUses)})`,
  why: () => 'If it is a slip, it is learned as a word of its own that nobody will prompt.',
  todo: ({common}) => `Rename it to ${quoted(common)}, unless both are meant.`,
};

type OtherNames = {
  readonly tags: number;
  /** The commonest of them, and its name in the taxonomy. */
  readonly tag: string;
  readonly name: string;
};

export const otherNameWords: Words<OtherNames> = {
  what: ({tags, tag, name}) => `${counted(tags, 'tag')} known by another name: ${quoted(tag)} is ${quoted(name)}`,
  why: () => 'Base models were trained on the name of the list; another name is learned anew.',
  todo: () => 'Rename them as your taxonomy does, where the meaning is the same.',
};
