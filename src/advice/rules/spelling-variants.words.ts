import type {Words} from '../words.ts';
import {agree, counted, listed, number, quoted} from '../wording.ts';

type Variants = {
  readonly tags: number;
  /** Ways in which the first of them is written. */
  readonly spellings: readonly string[];
  /** Whether the encoder tells cases apart. */
  readonly seesCase: boolean;
  /** Whether spellings differ in nothing but case. */
  readonly caseOnly: boolean;
  readonly underscored: boolean;
  /** Declared spellings of the trigger, where it is among them. */
  readonly trigger: readonly string[];
};

export const spellingVariantsWords: Words<Variants> = {
  what: ({tags, spellings}) =>
    `${counted(tags, 'tag')} ${agree(tags, 'is', 'are')} written in several ways${tags > 1 ? ', for example' : ':'} ${listed(spellings, 4, 80)}`,
  why: ({seesCase, caseOnly, underscored}) =>
    caseOnly && !seesCase
      ? 'Your encoder reads them alike, but what counts, sorts or drops tags takes each spelling for another tag.'
      : `Each spelling is learned by itself, each from fewer pictures${underscored ? '; underscores also cost tokens' : ''}.`,
  todo: ({seesCase, tags, trigger}) =>
    `Rename them to ${renamedTo(tags, trigger)}.${seesCase ? ' Your encoder tells cases apart: look whether they were meant.' : ''}`,
};

function renamedTo(tags: number, trigger: readonly string[]): string {
  if (trigger.length === 0) return 'the commonest spelling';
  const own = `${listed(trigger, 2, 60)}, as you declare ${agree(trigger.length, 'it', 'them')}`;
  return tags > trigger.length ? `the commonest spelling, the trigger to ${own}` : own;
}

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
