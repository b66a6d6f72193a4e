import type {GroupCounts} from '../../statistics/groups.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import type {Draft} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {counted, cut, quoted, tagEvidence} from '../wording.ts';

const ENOUGH = 20;
/** Share of captions of a single tag from which the vocabulary itself is one exclusive group. */
const LABELS = 0.9;

/** One value of an exclusive group holds most of its items. */
export const dominantValue: Rule<'groups' | 'tagCounts' | 'dataset'> = defineRule({
  id: 'dominant-value',
  patterns: ['A'],
  version: 1,
  title: 'One value dominates',
  needs: ['groups', 'tagCounts', 'dataset'],
  restsOn: 'distribution',
  normalFor: [],
  find({groups, tagCounts, dataset}) {
    const labels = tagCounts === null || dataset.style !== 'tags' ? [] : labelGroup(tagCounts);
    return [...groups, ...labels].flatMap(judge);
  },
});

/** Thresholds by the number of values: 50 : 50 of two is fine, six or more have the 30 and 50 % of the scale. */
function judge({name, values, specified}: GroupCounts): Draft[] {
  const k = values.length;
  const [first] = values;
  if (first === undefined || k < 2 || specified < ENOUGH) return [];
  const share = first.items / specified;
  const warning = Math.max(0.3, Math.min(0.8, 1.6 / k));
  const error = Math.max(0.5, Math.min(0.9, 2.4 / k));
  if (share < warning) return [];
  const missing = Math.max(0, Math.ceil(first.items / warning - specified));
  return [
    {
      severity: share >= error ? 'error' : 'warning',
      subject: {kind: 'tags', keys: values.map(({value}) => value)},
      what: cut(
        `${quoted(first.value)} is the ${name} of ${first.items} of ${counted(specified, 'item')} that name one`,
        140,
      ),
      why: 'Rare values are pulled towards it: prompts for them come out as the common one.',
      todo:
        missing === 0
          ? 'Add items with the other values, or repeat those you have.'
          : `Add about ${counted(missing, 'item')} with other values, or repeat the ${Math.round(specified - first.items)} you have.`,
      evidence: [
        tagEvidence(
          values.map(({value, items}) => ({tag: value, n: items})),
          specified,
        ),
      ],
      fixes: [],
    },
  ];
}

/** Captions of one tag each are labels of classes. */
function labelGroup({items, emptyItems, keys, df, roles}: TagCounts): GroupCounts[] {
  const bearing = items - emptyItems;
  const uses = df.reduce((total, n) => total + n, 0);
  // With one tag an item, uses and items are equal; each further tag adds one use.
  if (bearing === 0 || uses - bearing > (1 - LABELS) * bearing) return [];
  const values = keys
    .map((value, i) => ({value, items: df[i] ?? 0, role: roles[i]}))
    .filter(({role}) => role === 'content')
    .map(({value, items: n}) => ({value, items: n, exposures: n}))
    .toSorted((a, b) => b.items - a.items || (a.value < b.value ? -1 : 1));
  const share = {unspecifiedShare: emptyItems / items, unevenRepeats: false};
  return [{name: 'label', declared: false, values, specified: bearing, unspecified: emptyItems, ...share, several: []}];
}
