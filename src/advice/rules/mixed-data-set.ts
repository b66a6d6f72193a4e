import type {MixturePart} from '../../statistics/mixture.ts';
import {tagEvidence} from '../evidence.ts';
import type {Evidence} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {mixedDataSetWords} from './mixed-data-set.words.ts';

/** Anchor for 40 of the metric: docs/metrics/mixture.md. */
const POOR = 0.75;
const SHOWN_ITEMS = 3;

/** The set is two, by all that chance and halves of it can tell: docs/metrics/mixture.md#when-a-split-is-proposed. */
export const mixedDataSet: Rule<'mixture'> = defineRule({
  id: 'mixed-data-set',
  patterns: ['F'],
  version: 1,
  title: 'Two sets in one',
  needs: ['mixture'],
  restsOn: 'distribution',
  normalFor: ['general'],
  find({mixture}) {
    if (mixture?.kind !== 'counted' || !mixture.split) return [];
    const [larger, smaller] = mixture.parts;
    if (larger === undefined || smaller === undefined) return [];
    const names = [larger, smaller].map(({telling: [first]}, part) => first?.tag ?? `part ${part + 1}`);
    const [most = '', least = ''] = names;
    const groups = [larger, smaller].map(({keys}, part) => ({name: names[part] ?? '', keys}));
    return [
      {
        severity: mixture.value >= POOR ? 'error' : 'warning',
        subject: {kind: 'data-set', keys: []},
        ...say(mixedDataSetWords, {larger: most, smaller: least, many: larger.items, few: smaller.items}),
        evidence: [
          ...[larger, smaller].map((part, i) => tagsOf(part, names[i] ?? '')),
          ...[larger, smaller].map((part, i) => itemsOf(part, names[i] ?? '')),
        ],
        fixes: [{kind: 'split-dataset', groups, shared: mixture.shared, applicability: 'suggested'}],
      },
    ];
  },
});

/** Counts and coverage are of the part. */
function tagsOf({telling, items}: MixturePart, name: string): Evidence {
  return tagEvidence(
    telling.map(({tag, here}) => ({tag, n: here, note: name})),
    items,
  );
}

function itemsOf({keys, items}: MixturePart, name: string): Evidence {
  return {kind: 'items', total: items, items: keys.slice(0, SHOWN_ITEMS).map(key => ({key, note: name}))};
}
