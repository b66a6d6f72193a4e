import type {GroupCounts} from '../../statistics/groups.ts';
import type {ReviewItems} from '../../statistics/review-items.ts';
import type {Statistics} from '../../statistics/statistics.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import {tagEvidence} from '../evidence.ts';
import type {Draft, Fix} from '../finding.ts';
import {repeatsFor} from '../repeats.ts';
import {defineRule, type Rule} from '../rule.ts';
import {quoted} from '../wording.ts';
import {say} from '../words.ts';
import {dominantValueWords} from './dominant-value.words.ts';

const ENOUGH = 20;
/** Share of captions of a single tag from which the vocabulary itself is one exclusive group. */
const LABELS = 0.9;

type Counts = Pick<GroupCounts, 'name' | 'values' | 'specified' | 'bySubset'>;
type Given = Pick<Statistics, 'subsets' | 'reviewItems'>;

/** One value of an exclusive group holds most of its items. */
export const dominantValue: Rule<'groups' | 'tagCounts' | 'dataset' | 'captionText' | 'subsets' | 'reviewItems'> =
  defineRule({
    id: 'dominant-value',
    patterns: ['A'],
    version: 1,
    title: 'One value dominates',
    needs: ['groups', 'tagCounts', 'dataset', 'captionText', 'subsets', 'reviewItems'],
    restsOn: 'distribution',
    normalFor: [],
    find({groups, tagCounts, dataset, captionText, subsets, reviewItems}) {
      const isLabelled = tagCounts !== null && dataset.style === 'tags';
      const labels = isLabelled ? labelGroup(tagCounts, captionText.oneTagItems) : [];
      return [...groups, ...labels].flatMap(group => judge(group, {subsets, reviewItems}));
    },
  });

/** Thresholds by the number of values: 50 : 50 of two is fine, six or more have the 30 and 50 % of the scale. */
function judge({name, values, specified, bySubset}: Counts, {subsets, reviewItems}: Given): Draft[] {
  const k = values.length;
  const [first] = values;
  if (first === undefined || k < 2 || specified < ENOUGH) return [];
  const share = first.items / specified;
  const warning = Math.max(0.3, Math.min(0.8, 1.6 / k));
  const error = Math.max(0.5, Math.min(0.9, 2.4 / k));
  if (share < warning) return [];
  const add = Math.max(0, Math.ceil(first.items / warning - specified));
  const rows = values.map(({value, items}) => ({tag: value, n: items}));
  return [
    {
      severity: share >= error ? 'error' : 'warning',
      subject: {kind: 'tags', keys: [first.value]},
      ...say(dominantValueWords, {value: first.value, group: name, items: first.items, of: specified, add}),
      evidence: [tagEvidence(rows, specified)],
      fixes: bySubset === null ? [review(first.value, reviewItems)] : repeatsFor(bySubset, subsets, () => 1),
    },
  ];
}

function review(value: string, {commonest}: ReviewItems): Fix {
  const keys = commonest.find(({key}) => key === value)?.items ?? [];
  return {kind: 'review-list', keys, question: `Is ${quoted(value)} right here?`, applicability: 'manual'};
}

/** Captions of one tag each are labels of classes. */
function labelGroup({items, emptyItems, keys, df, roles}: TagCounts, oneTag: number): Counts[] {
  const bearing = items - emptyItems;
  if (bearing === 0 || oneTag < LABELS * bearing) return [];
  const values = keys
    .map((value, i) => ({value, items: df[i] ?? 0, role: roles[i]}))
    .filter(({role}) => role === 'content')
    .map(({value, items: n}) => ({value, items: n, exposures: n}))
    .toSorted((a, b) => b.items - a.items || (a.value < b.value ? -1 : 1));
  return [{name: 'label', values, specified: bearing, bySubset: null}];
}
