import type {Draft} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {agree, counted, cut, itemEvidence, quoted} from '../wording.ts';

const LEAST = 3;

/** Tags that a few items lack: forgotten there, or the only counter-examples. */
export const nearlyAlwaysTags: Rule<'tagCounts' | 'constantTags' | 'dataset'> = defineRule({
  id: 'nearly-always-tags',
  patterns: ['C'],
  version: 1,
  title: 'Tags that nearly every image bears',
  needs: ['tagCounts', 'constantTags', 'dataset'],
  restsOn: 'distribution',
  normalFor: [],
  find({tagCounts, constantTags, dataset}) {
    if (tagCounts === null || dataset.style === 'sentence') return [];
    const {keys, roles} = tagCounts;
    return constantTags
      .filter(({key, missing, items}) => missing.length > 0 && items >= LEAST && roles[keys.indexOf(key)] === 'content')
      .map(({tag, missing}): Draft => ({
        severity: 'note',
        subject: {kind: 'tags', keys: [tag]},
        what: cut(`${quoted(tag)} is missing from ${missing.length} of ${counted(dataset.items, 'caption')}`, 140),
        why: `${agree(missing.length, 'It was', 'It was')} forgotten there, or these are the only counter-examples the model gets.`,
        todo: `Look at ${agree(missing.length, 'that image', 'those images')}: tag it where it is in the picture, else keep everything as it is.`,
        evidence: [itemEvidence(missing)],
        fixes: [{kind: 'review-list', keys: missing, question: `Is ${tag} in this picture?`, applicability: 'manual'}],
      }));
  },
});
