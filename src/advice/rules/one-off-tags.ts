import {rareCounts, sampleCoverage} from '../../math/incidence.ts';
import {reaches} from '../../math/reaches.ts';
import type {LookAlike} from '../../statistics/look-alikes.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import {byDesign, pairEvidence, tagEvidence} from '../evidence.ts';
import type {PairEvidence} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {oneOffTagsWords} from './one-off-tags.words.ts';

const SMALL_WORDS: ReadonlySet<string> = new Set('a an the in with of on and at to'.split(' '));
const LEAST = 5;
/** Anchors of tag coverage: docs/metrics/tag-coverage.md. */
const COVERED = 0.9;
const BARELY = 0.75;

/** Too many tags occur once. They are never offered for removal: that would raise the score and lower what is told. */
export const oneOffTags: Rule<'tagCounts' | 'lookAlikes' | 'reviewItems'> = defineRule({
  id: 'one-off-tags',
  patterns: ['D'],
  version: 1,
  title: 'Tags that occur once',
  needs: ['tagCounts', 'lookAlikes', 'reviewItems'],
  restsOn: 'distribution',
  normalFor: ['general'],
  find({tagCounts, lookAlikes, reviewItems}) {
    if (tagCounts === null || tagCounts.unit === 'term') return [];
    const {df, items, tags, roles, rare} = tagCounts;
    const coverage = sampleCoverage(rare);
    const {once} = rareCounts(df);
    if (coverage === undefined || reaches(coverage, COVERED) || once < LEAST) return [];
    const pairs = [...lookAlikes.map(asPair), ...twinsOf(tagCounts)];
    const single = [...df.keys()]
      .filter(i => df[i] === 1)
      .map(i => ({tag: tags[i] ?? '', n: 1, ...byDesign(roles[i])}));
    const question = 'Would a coarser word say the same?';
    return [
      {
        severity: reaches(coverage, BARELY) ? 'warning' : 'error',
        subject: {kind: 'data-set', keys: []},
        ...say(oneOffTagsWords, {once, vocabulary: df.length, alike: pairs.length}),
        evidence: [tagEvidence(single.toSorted(contentFirst), items), pairEvidence(pairs)],
        fixes: [{kind: 'review-list', keys: reviewItems.once, question, applicability: 'manual'}],
      },
    ];
  },
});

/** What is there by design is nobody's first concern. */
function contentFirst(a: {readonly note?: string}, b: {readonly note?: string}): number {
  return Number(a.note !== undefined) - Number(b.note !== undefined);
}

/** Look-alikes never stand in one caption: that is what makes them suspect. */
function asPair({rare, common, rareUses, commonUses}: LookAlike): PairEvidence {
  return {a: rare, b: common, nA: rareUses, nB: commonUses, nBoth: 0, jaccard: 0};
}

/** Tags that are equal but for small words: `mickey in a hat`, `mickey with a hat`. Listed, never merged. */
function twinsOf({keys, tags, df}: TagCounts): PairEvidence[] {
  const byCore = new Map<string, number[]>();
  for (const [i, key] of keys.entries()) {
    const core = key
      .split(' ')
      .filter(word => !SMALL_WORDS.has(word))
      .join(' ');
    const known = byCore.get(core);
    if (known === undefined) byCore.set(core, [i]);
    else known.push(i);
  }
  return [...byCore.values()].flatMap(group => {
    const [first = 0, ...others] = group.toSorted((a, b) => (df[b] ?? 0) - (df[a] ?? 0) || a - b);
    return others.map(other => ({
      a: tags[first] ?? '',
      b: tags[other] ?? '',
      nA: df[first] ?? 0,
      nB: df[other] ?? 0,
      nBoth: null,
      jaccard: null,
    }));
  });
}
