import {defineRule, type Rule} from '../rule.ts';
import {cut, quoted, tagEvidence} from '../wording.ts';

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
  find({constantPhrases: found, dataset}) {
    const opening = found?.phrases.find(({opens}) => opens);
    const first = opening ?? found?.phrases[0];
    if (found === null || first === undefined) return [];
    const does = first.opens ? 'opens' : 'is in';
    const share = Math.round(found.medianShare * 100);
    const rest = found.phrases.length - 1;
    return [
      {
        severity: found.medianShare >= MUCH ? 'warning' : 'note',
        subject: {kind: 'tags', keys: found.phrases.map(({phrase}) => phrase)},
        what: cut(
          `${quoted(first.phrase)} ${does} ${Math.round(first.captions)} of ${dataset.items} captions${rest > 0 ? `, ${rest} more phrases are as common` : ''}`,
          140,
        ),
        why: `Constant words make up ${share} % of a median caption; what never varies teaches nothing apart from the trigger.`,
        todo: 'If it is in every picture, add pictures without it; if only the words repeat, cut the words.',
        evidence: [
          tagEvidence(
            found.phrases.map(({phrase, captions}) => ({tag: phrase, n: captions})),
            dataset.items,
          ),
        ],
        fixes: [],
      },
    ];
  },
});
