import {spaced} from '../../corpus/spaced.ts';
import type {Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {counted, tagEvidence} from '../wording.ts';

/** Underscores make captions longer than the encoder reads. */
export const underscoresCostTokens: Rule<'tokenLengths' | 'tagCounts' | 'dataset'> = defineRule({
  id: 'underscores-cost-tokens',
  patterns: ['I'],
  version: 1,
  title: 'Underscores that cost tokens',
  needs: ['tokenLengths', 'tagCounts', 'dataset'],
  restsOn: 'files',
  normalFor: [],
  find({tokenLengths, tagCounts, dataset}) {
    if (tokenLengths.kind !== 'counted' || tagCounts === null || dataset.style === 'sentence') return [];
    const {over, overWithSpaces, items} = tokenLengths;
    const tags = tagCounts.tags.map((tag, i) => ({tag, n: tagCounts.df[i] ?? 0}));
    const several = tags.filter(({tag}) => /[_ ]/.test(tag));
    const underscored = several.filter(({tag}) => spaced(tag) !== tag);
    if (overWithSpaces >= over || underscored.length < several.length / 2) return [];
    return [
      {
        severity: over / items >= 0.1 ? 'warning' : 'note',
        subject: {kind: 'tags', keys: []},
        what: `With spaces instead of underscores ${overWithSpaces} instead of ${counted(over, 'caption')} would be too long`,
        why: 'Each underscore is a token of its own.',
        todo: 'Write spaces, unless your base model was trained on underscores.',
        evidence: [
          tagEvidence(
            underscored.toSorted((a, b) => b.n - a.n || (a.tag < b.tag ? -1 : 1)),
            items,
          ),
        ],
        fixes: underscored.map(({tag}): Fix => ({
          kind: 'rename-tag',
          from: [tag],
          to: spaced(tag),
          applicability: 'suggested',
        })),
      },
    ];
  },
});
