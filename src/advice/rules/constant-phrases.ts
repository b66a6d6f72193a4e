import {reaches} from '../../math/reaches.ts';
import {tagEvidence} from '../evidence.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {constantPhrasesWords} from './constant-phrases.words.ts';

const MUCH = 0.25;

/** Words that nearly every prose caption holds. */
export const constantPhrases: Rule<'constantPhrases' | 'dataset'> = defineRule({
  id: 'constant-phrases',
  patterns: ['A', 'C'],
  version: 1,
  title: 'Words that never vary',
  needs: ['constantPhrases', 'dataset'],
  restsOn: 'distribution',
  normalFor: [],
  find({constantPhrases: found, dataset}, {open}) {
    const phrases = open(found?.phrases ?? [], ({phrase}) => phrase);
    const first = phrases.find(({opens}) => opens) ?? phrases[0];
    if (found === null || first === undefined) return [];
    return [
      {
        severity: reaches(found.medianShare, MUCH) ? 'warning' : 'note',
        subject: {kind: 'tags', keys: phrases.map(({phrase}) => phrase)},
        ...say(constantPhrasesWords, {
          phrase: first.phrase,
          opens: first.opens,
          captions: first.captions,
          of: dataset.items,
          others: phrases.length - 1,
          share: found.medianShare,
        }),
        evidence: [
          tagEvidence(
            phrases.map(({phrase, captions}) => ({tag: phrase, n: captions})),
            dataset.items,
          ),
        ],
        fixes: [],
      },
    ];
  },
});
