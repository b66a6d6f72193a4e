import {jaccardIndex} from '../../math/association.ts';
import {itemEvidence, pairEvidence} from '../evidence.ts';
import {defineRule, type Rule} from '../rule.ts';
import {quoted} from '../wording.ts';
import {say} from '../words.ts';
import {unexpectedPairWords} from './unexpected-pair.words.ts';

/** Tags that go together here and hardly elsewhere: asked only with a background. */
export const unexpectedPair: Rule<'unexpectedPairs'> = defineRule({
  id: 'unexpected-pair',
  patterns: ['E'],
  version: 1,
  title: 'Tags that meet only here',
  needs: ['unexpectedPairs'],
  restsOn: 'distribution',
  normalFor: [],
  find({unexpectedPairs}) {
    if (unexpectedPairs === null) return [];
    const {background, pairs} = unexpectedPairs;
    return pairs.map(({a, b, nA, nB, nBoth, here, q, thereBoth, keys}) => {
      const jaccard = jaccardIndex({first: nA, second: nB, both: nBoth}) ?? 0;
      return {
        severity: 'note' as const,
        subject: {kind: 'pair' as const, keys: [a, b]},
        ...say(unexpectedPairWords, {a, b, items: nBoth, background, there: thereBoth}),
        evidence: [
          pairEvidence([{a, b, nA, nB, nBoth, jaccard, npmi: here, ...(q === null ? {} : {q})}]),
          itemEvidence(keys),
        ],
        fixes: [
          {
            kind: 'review-list' as const,
            keys,
            question: `Are ${quoted(a)} and ${quoted(b)} both true?`,
            applicability: 'manual' as const,
          },
        ],
      };
    });
  },
});
