import {spaced} from '../../corpus/spaced.ts';
import {reaches} from '../../math/reaches.ts';
import {tagEvidence} from '../evidence.ts';
import type {Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {isMostlyUnderscored, isUnderscored, rewritable} from '../underscores.ts';
import {say} from '../words.ts';
import {underscoresCostTokensWords} from './underscores-cost-tokens.words.ts';

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
    const tags = rewritable(tagCounts);
    if (overWithSpaces >= over || !isMostlyUnderscored(tags)) return [];
    const underscored = tags.filter(({tag}) => isUnderscored(tag));
    return [
      {
        severity: reaches(over / items, 0.1) ? 'warning' : 'note',
        subject: {kind: 'tags', keys: []},
        ...say(underscoresCostTokensWords, {over, overWithSpaces}),
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
