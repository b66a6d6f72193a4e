import {shannonEntropy} from '../../math/entropy.ts';
import type {Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {counted, cut, quoted} from '../wording.ts';

const MOST_REPEATS = 10;

/** Some training folders are seen much oftener than others. Silent where repeats balance them already. */
export const unevenFolders: Rule<'subsets'> = defineRule({
  id: 'uneven-folders',
  patterns: ['A'],
  version: 1,
  title: 'Folders of uneven weight',
  needs: ['subsets'],
  restsOn: 'files',
  normalFor: [],
  find({subsets}) {
    const order = subsets.toSorted((a, b) => b.exposures - a.exposures || (a.name < b.name ? -1 : 1));
    const [most, least] = [order[0], order.at(-1)];
    if (most === undefined || least === undefined || subsets.length < 2) return [];
    const evenness = (shannonEntropy(order.map(({exposures}) => exposures)) ?? 0) / Math.log(order.length);
    if (most.exposures <= 2 * least.exposures || evenness >= 0.95) return [];
    const largest = subsets.reduce((found, {items}) => Math.max(found, items), 0);
    const fixes = subsets.flatMap(({name, items, repeats}): Fix[] => {
      const to = Math.max(1, Math.min(MOST_REPEATS, Math.floor(largest / items + 0.5)));
      return to === repeats ? [] : [{kind: 'set-repeats', subset: name, from: repeats, to, applicability: 'suggested'}];
    });
    return [
      {
        severity: 'warning',
        subject: {kind: 'subsets', keys: [most.name, least.name]},
        what: cut(
          `${quoted(most.name)} is seen ${counted(most.exposures, 'time')} an epoch, ${quoted(least.name)} ${counted(least.exposures, 'time')}`,
          140,
        ),
        why: 'The small folder is learned last, if at all.',
        todo: 'Repeat the small folders more often, each at most ten times; better: add pictures to them.',
        evidence: [
          {
            kind: 'subsets',
            total: order.length,
            subsets: order.slice(0, 12).map(({name, items, exposures}) => ({name, items, exposures})),
          },
        ],
        fixes,
      },
    ];
  },
});
