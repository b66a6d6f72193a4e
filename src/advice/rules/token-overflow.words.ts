import type {Words} from '../words.ts';
import {agree, number, percent} from '../wording.ts';

/** The first of these that exists: a larger budget, spaces for underscores, shorter captions. */
type Remedy = 'budget' | 'underscores' | 'shorten' | 'rewrite';

type Found = {
  readonly over: number;
  readonly captions: number;
  readonly budget: number;
  /** Tags that are never read, and all tags. */
  readonly dead: number;
  readonly vocabulary: number;
  /** Share of uses that is lost. */
  readonly lost: number;
  readonly shuffled: boolean;
  readonly remedy: Remedy;
  /** The larger budget, and the share of captions that would still be too long. */
  readonly larger: number;
  readonly stillOver: number;
  /** Captions that would be too long with spaces. */
  readonly overWithSpaces: number;
};

export const tokenOverflowWords: Words<Found> = {
  what: ({over, captions, budget, dead, vocabulary, lost, shuffled}) => {
    const start = `${number(over)} of ${number(captions)} captions ${agree(over, 'exceeds', 'exceed')} ${number(budget)} tokens`;
    if (shuffled) return `${start}; ${percent(lost)} of all uses are lost at random, no tag wholly`;
    if (dead === 0) return `${start}; ${agree(over, 'its end is', 'their ends are')} never read`;
    return `${start}; ${number(dead)} of ${number(vocabulary)} tags ${agree(dead, 'is', 'are')} never read`;
  },
  why: () => 'What is cut off is not learned, and every figure here describes text that nobody reads.',
  todo: ({remedy, larger, stillOver, overWithSpaces, over, shuffled}) => {
    switch (remedy) {
      case 'budget':
        return `Set max_token_length to ${larger} (SD 1, SD 2 and SDXL only): ${stillOver === 0 ? 'none' : percent(stillOver)} would still be too long. Or shorten the captions.`;
      case 'underscores':
        return `Write spaces for underscores: ${number(overWithSpaces)} instead of ${number(over)} would be too long. Then shorten the others.`;
      case 'shorten':
        return shuffled
          ? 'Shorten the captions, the least used tags first.'
          : 'Shorten the captions, the least used tags first, or move what must be read to the front.';
      default:
        return 'Shorten the captions, and say first what must be read.';
    }
  },
};
