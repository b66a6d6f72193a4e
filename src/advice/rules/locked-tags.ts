import {jaccardIndex, npmi} from '../../math/association.ts';
import {reaches} from '../../math/reaches.ts';
import {UnionFind} from '../../math/union-find.ts';
import type {LockedPairs} from '../../statistics/locked-pairs.ts';
import type {TagPair} from '../../statistics/tag-pair.ts';
import {pairEvidence} from '../evidence.ts';
import type {Draft, FindingSeverity, PairEvidence} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {lockedTagsWords} from './locked-tags.words.ts';

/** Of a pair that stands in fewer items nothing is said. */
const SUPPORT = 3;

/** Tags that hardly ever come alone: one cannot be prompted without the others. */
export const lockedTags: Rule<'lockedPairs'> = defineRule({
  id: 'locked-tags',
  patterns: ['E'],
  version: 1,
  title: 'Tags that come only together',
  needs: ['lockedPairs'],
  restsOn: 'distribution',
  normalFor: [],
  find({lockedPairs}) {
    if (lockedPairs === null) return [];
    const {locked, able, pairs} = lockedPairs;
    const share = locked / Math.max(1, able);
    // At the anchors of the metric: docs/metrics/locked-pairs.md.
    const severity = reaches(share, 0.5) ? 'error' : reaches(share, 0.2) ? 'warning' : 'note';
    const told = pairs.filter(({nBoth}) => reaches(nBoth, SUPPORT));
    return groupsOf(told).map(group => draftOf(group, lockedPairs, severity));
  },
});

/** Pairs that share a tag, and pairs that share one with these, … The group of the surest pair comes first. */
function groupsOf(pairs: readonly TagPair[]): TagPair[][] {
  const ids = new Map<string, number>();
  for (const name of pairs.flatMap(({a, b}) => [a, b])) if (!ids.has(name)) ids.set(name, ids.size);
  const joined = new UnionFind(ids.size);
  const idOf = (name: string): number => ids.get(name) ?? 0;
  for (const {a, b} of pairs) joined.join(joined.find(idOf(a)), joined.find(idOf(b)));
  const groups = new Map<number, TagPair[]>();
  for (const pair of pairs) {
    const group = joined.find(idOf(pair.a));
    groups.set(group, [...(groups.get(group) ?? []), pair]);
  }
  return [...groups.values()];
}

function draftOf(pairs: readonly TagPair[], {items}: LockedPairs, severity: FindingSeverity): Draft {
  const tags = [...new Set(pairs.flatMap(({a, b}) => [a, b]))];
  const [first] = pairs;
  const [to = '', ...from] = tags;
  const {nA = 0, nB = 0, nBoth = 0} = first ?? {};
  return {
    severity,
    subject: {kind: tags.length === 2 ? 'pair' : 'tags', keys: tags},
    ...say(lockedTagsWords, {tags, both: nBoth, either: nA + nB - nBoth}),
    evidence: [pairEvidence(pairs.map(pair => evidenceOf(pair, items)))],
    fixes: [{kind: 'rename-tag', from, to, applicability: 'manual'}],
  };
}

function evidenceOf({a, b, nA, nB, nBoth, q}: TagPair, items: number): PairEvidence {
  const meeting = {items, first: nA, second: nB, both: nBoth};
  const normalised = npmi(meeting);
  return {
    ...{a, b, nA, nB, nBoth, jaccard: jaccardIndex(meeting) ?? 0},
    ...(normalised === undefined ? {} : {npmi: normalised}),
    ...(q === null ? {} : {q}),
  };
}
