import {clusterEvidence} from '../evidence.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {repeatedCaptionsWords} from './repeated-captions.words.ts';

/** Items share their caption with another, or nearly. Normal for a concept where twins lie in one folder. */
export const repeatedCaptions: Rule<'captionDuplicates'> = defineRule({
  id: 'repeated-captions',
  patterns: ['G'],
  version: 1,
  title: 'Repeated captions',
  needs: ['captionDuplicates'],
  restsOn: 'files',
  normalFor: ['concept'],
  find({captionDuplicates: {repeated, comparable, groups, groupCount, twins, withinFolders}}) {
    if (repeated === 0) return [];
    const share = repeated / comparable;
    const question = 'What tells it from its twins?';
    return [
      {
        severity: share >= 0.4 ? 'error' : share >= 0.1 ? 'warning' : 'note',
        subject: {kind: 'items', keys: []},
        ...say(repeatedCaptionsWords, {repeated, of: comparable}),
        excusable: withinFolders,
        evidence: [
          clusterEvidence(
            groups.map(({keys}) => keys),
            groupCount,
          ),
        ],
        fixes: [{kind: 'review-list', keys: twins, question, applicability: 'manual'}],
      },
    ];
  },
});
