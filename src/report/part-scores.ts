import type {Part} from '../advice/finding.ts';
import {selectItems} from '../corpus/select-items.ts';
import type {Score} from '../scoring/score.ts';
import type {Collected} from '../statistics/collect.ts';
import {selectTerms} from '../statistics/select-terms.ts';
import {summarise} from '../statistics/summarise.ts';
import {judge} from './build.ts';
import type {JudgingOptions} from './judging-options.ts';

/** A score with what it weighs in a mean. */
export interface WeighedScore extends Pick<Score, 'value' | 'pillars'> {
  readonly items: number;
}

/** The score of each part as a set of its own. What belongs to no part is left out; broken files stay what they are. */
export function partScores(
  {corpus, terms, detection, statistics}: Collected,
  parts: readonly Part[],
  {metrics, ...options}: JudgingOptions,
): WeighedScore[] {
  return parts.map(({keys}) => {
    const own = new Set(keys);
    const kept = corpus.keys.map(key => Number(own.has(key)));
    const part = {
      corpus: selectItems(corpus, kept),
      terms: terms?.kind === 'terms' ? {...terms, corpus: selectTerms(terms.corpus, key => own.has(key))} : terms,
      detection,
    };
    // A split mends no file: how many are broken is not to look like a gain or a loss of it.
    const counted = {...summarise(part, options), validity: statistics.validity};
    const {value, pillars} = judge(counted, metrics).score;
    return {value, pillars, items: keys.length};
  });
}

/** Mean of a figure over scores, by their items; null where one of them has none. A single one stays what it is. */
export function meanOf(scores: readonly WeighedScore[], pick: (score: WeighedScore) => number | null): number | null {
  const [only] = scores;
  if (scores.length === 1 && only !== undefined) return pick(only);
  let sum = 0;
  let items = 0;
  for (const score of scores) {
    const value = pick(score);
    if (value === null) return null;
    sum += value * score.items;
    items += score.items;
  }
  return items === 0 ? null : sum / items;
}
