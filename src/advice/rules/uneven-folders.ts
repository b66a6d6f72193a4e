import {shannonEntropy} from '../../math/entropy.ts';
import {repeatsFor} from '../repeats.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {unevenFoldersWords} from './uneven-folders.words.ts';

const SHOWN = 12;

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
    const shown = order.slice(0, SHOWN).map(({name, items, exposures}) => ({name, items, exposures}));
    // Each folder is a value of its own.
    const bySubset = subsets.map(({name}) => ({subset: name, value: name}));
    return [
      {
        severity: 'warning',
        subject: {kind: 'subsets', keys: [most.name, least.name]},
        ...say(unevenFoldersWords, {
          most: most.name,
          least: least.name,
          often: most.exposures,
          seldom: least.exposures,
        }),
        evidence: [{kind: 'subsets', total: order.length, subsets: shown}],
        fixes: repeatsFor(bySubset, subsets, () => 1),
      },
    ];
  },
});
