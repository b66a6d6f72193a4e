import {defineRule, type Rule} from '../rule.ts';
import {counted} from '../wording.ts';

/** Items share their caption with another. */
export const repeatedCaptions: Rule<'captionDuplicates'> = defineRule({
  id: 'repeated-captions',
  patterns: ['G'],
  version: 1,
  title: 'Repeated captions',
  needs: ['captionDuplicates'],
  restsOn: 'files',
  normalFor: ['concept'],
  find({captionDuplicates: {repeated, comparable, groups, groupCount, twins}}) {
    if (repeated === 0) return [];
    const share = repeated / comparable;
    return [
      {
        severity: share >= 0.4 ? 'error' : share >= 0.1 ? 'warning' : 'note',
        subject: {kind: 'items', keys: []},
        what: `${repeated} of ${counted(comparable, 'image')} share their caption with another`,
        why: 'What differs between them cannot be prompted, and is learned as noise.',
        todo: 'Describe what differs: view, pose, background, expression.',
        evidence: [
          {kind: 'clusters', total: groupCount, clusters: groups.slice(0, 10).map(group => group.keys.slice(0, 6))},
        ],
        fixes: [{kind: 'review-list', keys: twins, question: 'What tells it from its twins?', applicability: 'manual'}],
      },
    ];
  },
});
