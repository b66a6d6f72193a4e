import {scoredDistribution, spreadOf} from '../../metrics/distribution.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import type {FindingSeverity} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {counted, percent, tagEvidence} from '../wording.ts';

const TOP = 10;

/** Few tags say nearly everything. */
export const narrowVocabulary: Rule<'tagCounts'> = defineRule({
  id: 'narrow-vocabulary',
  patterns: ['B'],
  version: 1,
  title: 'Narrow vocabulary',
  needs: ['tagCounts'],
  restsOn: 'distribution',
  normalFor: ['style', 'character'],
  find({tagCounts}) {
    const distribution = scoredDistribution(tagCounts);
    if (tagCounts === null || tagCounts.unit === 'term' || 'notApplicable' in distribution) return [];
    const {items, df} = tagCounts;
    const spread = spreadOf(distribution);
    const {share, top} = topShare(tagCounts);
    const few = df.length < 12 && items >= 20;
    if (!few && (spread === null || spread > 0.3) && share < 0.8) return [];
    const severity: FindingSeverity = share >= 0.9 ? 'error' : 'warning';
    return [
      {
        severity,
        subject: {kind: 'data-set', keys: []},
        what: few
          ? `The captions use ${counted(df.length, 'different tag')} only`
          : `Ten tags carry ${percent(share)} of what ten tags can`,
        why: 'Prompts beyond them change little: the model was never told what else is in the pictures.',
        todo: 'Tag again with another model or a wider list, or widen the pictures.',
        evidence: [tagEvidence(top, items)],
        fixes: [],
      },
    ];
  },
});

/** Share of uses that the ten commonest varying tags hold, of what ten tags can hold at this caption length. */
function topShare({tags, df, items}: TagCounts): {
  readonly share: number;
  readonly top: readonly {readonly tag: string; readonly n: number}[];
} {
  const varying = tags
    .map((tag, i) => ({tag, n: df[i] ?? 0}))
    .filter(({n}) => n < 0.9 * items)
    .toSorted((a, b) => b.n - a.n || (a.tag < b.tag ? -1 : 1));
  const uses = varying.reduce((total, {n}) => total + n, 0);
  const top = varying.slice(0, TOP);
  const held = top.reduce((total, {n}) => total + n, 0);
  // Where no tag varies there is nothing to share: always-true-tags speaks of that.
  if (uses === 0) return {share: 0, top};
  return {share: held / uses / Math.min(1, (TOP * items) / uses), top};
}
