import {reaches} from '../../math/reaches.ts';
import {itemEvidence} from '../evidence.ts';
import {defineRule, type Rule} from '../rule.ts';
import {quoted} from '../wording.ts';
import {say} from '../words.ts';
import {contradictionsWords} from './contradictions.words.ts';

/** Captions that hold two tags of which one rules the other out. */
export const contradictions: Rule<'contradictions'> = defineRule({
  id: 'contradictions',
  patterns: ['E'],
  version: 1,
  title: 'Captions that contradict themselves',
  needs: ['contradictions'],
  restsOn: 'files',
  normalFor: [],
  find({contradictions: all}) {
    if (all === null) return [];
    const {items: of, contradictory, found} = all;
    const share = contradictory / Math.max(1, of);
    // At the anchors of the metric: docs/metrics/contradictions.md.
    const severity = reaches(share, 0.1) ? 'error' : reaches(share, 0.02) ? 'warning' : 'note';
    return found.map(({a, b, group, items, keys}) => ({
      severity,
      subject: {kind: 'pair', keys: [a, b]},
      ...say(contradictionsWords, {a, b, group, items}),
      evidence: [itemEvidence(keys)],
      fixes: [
        {
          kind: 'review-list',
          keys,
          question: `Which is right, ${quoted(a)} or ${quoted(b)}?`,
          applicability: 'manual',
        },
      ],
    }));
  },
});
