import type {CoverageChange} from '../../statistics/coverage-changes.ts';
import type {DistributionChange} from '../../statistics/distribution-change.ts';
import {cleanText} from '../clean-text.ts';
import {percent, plain} from '../numbers.ts';
import type {BarsView} from '../view.ts';

/** Tags that are used more, or less, often than before: the change of the share of items that bear them. */
export function tagChangesView({changes, unit, flaggedTags, tested, jsd}: DistributionChange, top = 20): BarsView {
  const shown = bothWays(changes, top).toSorted((a, b) => b.after - b.before - (a.after - a.before));
  const [most] = changes;
  return {
    kind: 'bars',
    across: 'rows',
    title:
      most === undefined
        ? `No ${unit} is used more or less often`
        : `“${cleanText(most.tag, 24)}” went from ${percent(most.before)} to ${percent(most.after)} of the items`,
    summary: `Coverage of ${unit}s: ${tested > 0 ? `${plain(flaggedTags)} of ${plain(tested)} changed beyond chance` : 'not tested against chance'}; divergence ${plain(jsd)} bits${
      shown.length === 0
        ? ''
        : `; ${changes
            .slice(0, 3)
            .map(({tag, before, after}) => `${cleanText(tag, 24)} ${percent(before)} → ${percent(after)}`)
            .join(', ')}`
    }.`,
    axis: {label: 'change of the share of the items, percentage points', scale: 'linear', format: 'percent-change'},
    of: unit,
    bars: shown.map(({tag, before, after, flagged}) => ({
      label: cleanText(tag),
      value: after - before,
      note: `${percent(before)} → ${percent(after)}`,
      group: flagged ? 'beyond chance' : tested > 0 ? 'within chance, or too rare to tell' : 'not tested',
    })),
    marks: [],
  };
}

/** The first changes, half of them rises and half falls where there are so many of both. */
function bothWays(changes: readonly CoverageChange[], top: number): CoverageChange[] {
  const half = Math.ceil(top / 2);
  const rises = changes.filter(({before, after}) => after > before);
  const falls = changes.filter(({before, after}) => after <= before);
  const few = Math.min(rises.length, falls.length, half);
  const [most, least] = rises.length >= falls.length ? [rises, falls] : [falls, rises];
  return [...most.slice(0, top - few), ...least.slice(0, few)];
}
