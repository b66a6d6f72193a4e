import {thousands} from '../../math/thousands.ts';
import {cleanText} from '../../plots/clean-text.ts';
import type {AcceptedPairs} from '../../statistics/accepted-pairs.ts';

/** Pairs of the list that are quoted. */
const QUOTED = 3;

/** What the settings take out of a list of copies is told with it. */
export function acceptedWords({pairs, exact, others, unused}: AcceptedPairs): string[] {
  const counted = [
    ...(pairs === 0
      ? []
      : [`${thousands(pairs)} of copies${exact === 0 ? '' : ` (${thousands(exact)} the same picture)`}`]),
    ...(others === 0 ? [] : [`${thousands(others)} of others that are alike`]),
  ];
  return [
    ...(counted.length === 0
      ? []
      : [`Pairs that the settings accept (duplicates.ignore): ${counted.join(', ')}. They are not listed.`]),
    ...(unused.length === 0
      ? []
      : [`Under duplicates.ignore ${thousands(unused.length)} accept nothing: ${unusedWords(unused)}.`]),
  ];
}

function unusedWords(unused: AcceptedPairs['unused']): string {
  const shown = unused
    .slice(0, QUOTED)
    .map(({pair, why}) => `${cleanText(pair.join(' · '), 80)} (${cleanText(why, 80)})`);
  return `${shown.join('; ')}${unused.length > shown.length ? '; …' : ''}`;
}
