import {scoredDistribution, spreadOf} from '../../metrics/distribution.ts';
import {reaches} from '../../math/reaches.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import {byDesign, tagEvidence} from '../evidence.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {narrowVocabularyWords} from './narrow-vocabulary.words.ts';

const TOP = 10;
const FEW = 12;
const ENOUGH = 20;
/** Coverage from which a tag does not vary: docs/metrics/saturation.md. */
const STOP = 0.9;
const NARROW = {spread: 0.3, share: 0.8, error: 0.9};

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
    const spread = spreadOf(distribution) ?? 1;
    const {share, varying, top} = topShare(tagCounts);
    const few = df.length < FEW && items >= ENOUGH;
    // At most ten varying tags hold all by construction: of a small set that says nothing.
    const isHeavy = reaches(share, NARROW.share) && (varying > TOP || items >= ENOUGH);
    if (!few && spread > NARROW.spread && !isHeavy) return [];
    const cause = few ? 'few' : isHeavy ? 'top' : 'alike';
    return [
      {
        severity: reaches(share, NARROW.error) ? 'error' : 'warning',
        subject: {kind: 'data-set', keys: []},
        ...say(narrowVocabularyWords, {cause, vocabulary: df.length, varying, share, spread}),
        evidence: [tagEvidence(top, items)],
        fixes: [],
      },
    ];
  },
});

interface TopShare {
  readonly share: number;
  readonly varying: number;
  readonly top: readonly {readonly tag: string; readonly n: number; readonly note?: string}[];
}

/** Share of uses that the ten commonest varying tags hold, of what ten tags can hold at this caption length. */
function topShare({tags, df, roles, items}: TagCounts): TopShare {
  const varying = tags
    .map((tag, i) => ({tag, n: df[i] ?? 0, ...byDesign(roles[i])}))
    .filter(({n}) => !reaches(n / items, STOP))
    .toSorted((a, b) => b.n - a.n || (a.tag < b.tag ? -1 : 1));
  const uses = varying.reduce((total, {n}) => total + n, 0);
  const top = varying.slice(0, TOP);
  const held = top.reduce((total, {n}) => total + n, 0);
  // Where no tag varies there is nothing to share: always-true-tags speaks of that.
  const share = uses === 0 ? 0 : held / Math.min(uses, TOP * items);
  return {share, varying: varying.length, top};
}
