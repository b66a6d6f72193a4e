import {rareCounts, sampleCoverage} from '../../math/incidence.ts';
import type {Evidence} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {counted, itemEvidence, tagEvidence} from '../wording.ts';

const SMALL_WORDS: ReadonlySet<string> = new Set('a an the in with of on and at to'.split(' '));
const LEAST = 5;

/** Too many tags occur once. They are never offered for removal: that would raise the score and lower what is told. */
export const oneOffTags: Rule<'tagCounts' | 'lookAlikes'> = defineRule({
  id: 'one-off-tags',
  patterns: ['D'],
  version: 1,
  title: 'Tags that occur once',
  needs: ['tagCounts', 'lookAlikes'],
  restsOn: 'distribution',
  normalFor: ['general'],
  find({tagCounts, lookAlikes}) {
    if (tagCounts === null || tagCounts.unit === 'term') return [];
    const {df, items, keys, tags} = tagCounts;
    const coverage = sampleCoverage(df, items);
    const {once} = rareCounts(df);
    if (coverage === undefined || coverage >= 0.9 || once < LEAST) return [];
    const twins = twinsOf(keys);
    const single = [...df.keys()].filter(i => df[i] === 1).map(i => ({tag: tags[i] ?? '', n: 1}));
    const pairs: Evidence = {
      kind: 'pairs',
      total: lookAlikes.length,
      pairs: lookAlikes.slice(0, 10).map(({rare, common, rareUses, commonUses}) => ({
        a: rare,
        b: common,
        nA: rareUses,
        nB: commonUses,
      })),
    };
    const alike = lookAlikes.length + twins.length;
    return [
      {
        severity: coverage < 0.75 ? 'error' : 'warning',
        subject: {kind: 'data-set', keys: []},
        what: `${once} of ${counted(df.length, 'tag')} occur once`,
        why: 'Once is not enough to learn, and a caption that nobody shares invites memorising its picture.',
        todo: `${alike > 0 ? `Check the look-alikes first (${counted(alike, 'pair')}), then replace` : 'Replace'} too fine tags by coarser ones. Do not delete them in bulk.`,
        evidence: [
          tagEvidence(single, items),
          ...(lookAlikes.length > 0 ? [pairs] : []),
          ...(twins.length > 0 ? [itemEvidence(twins)] : []),
        ],
        fixes: [],
      },
    ];
  },
});

/** Tags that are equal but for small words: `mickey in a hat`, `mickey with a hat`. Listed, never merged. */
function twinsOf(keys: readonly string[]): string[] {
  const byCore = new Map<string, string[]>();
  for (const key of keys) {
    const core = key
      .split(' ')
      .filter(word => !SMALL_WORDS.has(word))
      .join(' ');
    byCore.set(core, [...(byCore.get(core) ?? []), key]);
  }
  return [...byCore.values()].filter(group => group.length > 1).map(group => group.toSorted().join(' · '));
}
