import type {Profile} from '../config/profiles.ts';
import type {TokenCounter} from '../engines/clip-tokenizer/counter.ts';
import {counterFor, type TokenCounters} from './token-lengths.ts';

/**
 * Counters that remember whole captions: for captions that are counted again and again in different company. They give what
 * `countTokens` counts without them; memory grows with the number of different captions.
 */
export function rememberedCounters(profile: Profile, counters: TokenCounters = new Map()): TokenCounters {
  const counter = counterFor(profile, counters);
  return counter === null ? counters : new Map([[profile.budget.encoder, remembered(counter)]]);
}

function remembered(counter: TokenCounter): TokenCounter {
  const counts = new Map<string, number>();
  const ends = new Map<string, readonly number[]>();
  return {
    around: counter.around,
    count(text) {
      const known = counts.get(text) ?? counter.count(text);
      counts.set(text, known);
      return known;
    },
    ends(text, separator) {
      const name = `${separator.length} ${separator}${text}`;
      const known = ends.get(name) ?? [...counter.ends(text, separator)];
      ends.set(name, known);
      return known;
    },
  };
}
