import {sum} from '../../math/entropy.ts';
import {ceilNear, reaches} from '../../math/reaches.ts';
import type {GroupCounts} from '../../statistics/groups.ts';
import type {ReviewItems} from '../../statistics/review-items.ts';
import type {Statistics} from '../../statistics/statistics.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import {tagEvidence} from '../evidence.ts';
import type {Draft, Fix} from '../finding.ts';
import {repeatsFor} from '../repeats.ts';
import {defineRule, type Rule} from '../rule.ts';
import {counted, quoted} from '../wording.ts';
import {say} from '../words.ts';
import {dominantValueWords} from './dominant-value.words.ts';

const ENOUGH = 20;
/** Share of captions of a single tag from which the vocabulary itself is one exclusive group. */
const LABELS = 0.9;

type Counts = Pick<GroupCounts, 'name' | 'values' | 'specified' | 'unevenRepeats' | 'bySubset'>;
type Given = Pick<Statistics, 'subsets' | 'reviewItems'>;
type Value = Counts['values'][number];

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
      const allowed = new Set(tagCounts?.keys.filter((_key, i) => tagCounts.roles[i] === 'quality'));
      const isAllowed = ({value}: Value): boolean => allowed.has(value);
      return [...groups, ...labels].flatMap(group => judge(group, isAllowed, {subsets, reviewItems}));
    },
  });

/**
 * Thresholds by the number of values: 50 : 50 of two is fine, six or more have the 30 and 50 % of the scale. As group-balance
 * does, by exposures where repeats differ between items. Of a value on the allow list nobody is told that it is too common.
 */
function judge(
  {name, values, specified, unevenRepeats, bySubset}: Counts,
  isAllowed: (value: Value) => boolean,
  {subsets, reviewItems}: Given,
): Draft[] {
  const k = values.length;
  const seen = ({items, exposures}: Value): number => (unevenRepeats ? exposures : items);
  const order = values.toSorted((a, b) => seen(b) - seen(a));
  const [first] = order;
  if (first === undefined || k < 2 || specified < ENOUGH || isAllowed(first)) return [];
  const all = unevenRepeats ? sum(values.map(seen)) : specified;
  const share = seen(first) / all;
  const warning = Math.max(0.3, Math.min(0.8, 1.6 / k));
  const error = Math.max(0.5, Math.min(0.9, 2.4 / k));
  if (!reaches(share, warning)) return [];
  const rows = order.map(value => ({
    tag: value.value,
    n: value.items,
    ...(unevenRepeats ? {note: `shown ${counted(value.exposures, 'time')}`} : {}),
  }));
  return [
    {
      severity: reaches(share, error) ? 'error' : 'warning',
      subject: {kind: 'tags', keys: [first.value]},
      ...say(dominantValueWords, {
        value: first.value,
        group: name,
        items: seen(first),
        of: all,
        add: Math.max(0, ceilNear(seen(first) / warning - all)),
        byExposures: unevenRepeats,
      }),
      evidence: [tagEvidence(rows, specified)],
      fixes: bySubset === null ? review(first.value, reviewItems) : repeatsFor(bySubset, subsets, () => 1),
    },
  ];
}

/** Those who bear it; where repeats put another value first than the number of items, they were not listed. */
function review(value: string, {commonest}: ReviewItems): Fix[] {
  const keys = commonest.find(({key}) => key === value)?.items ?? [];
  if (keys.length === 0) return [];
  return [{kind: 'review-list', keys, question: `Is ${quoted(value)} right here?`, applicability: 'manual'}];
}

/** Captions of one tag each are labels of classes. */
function labelGroup(
  {items, emptyItems, keys, df, exposures, unevenRepeats, roles}: TagCounts,
  oneTag: number,
): Counts[] {
  const bearing = items - emptyItems;
  if (bearing === 0 || !reaches(oneTag / bearing, LABELS)) return [];
  const values = keys
    .map((value, i) => ({value, items: df[i] ?? 0, exposures: exposures[i] ?? 0, role: roles[i]}))
    .filter(({role}) => role === 'content')
    .toSorted((a, b) => b.items - a.items || (a.value < b.value ? -1 : 1));
  return [{name: 'label', values, specified: bearing, unevenRepeats, bySubset: null}];
}
