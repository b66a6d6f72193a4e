import {itemEvidence} from '../evidence.ts';
import type {Draft} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {quoted} from '../wording.ts';
import {say} from '../words.ts';
import {nearlyAlwaysTagsWords} from './nearly-always-tags.words.ts';

const LEAST = 3;

/** Tags that a few items lack, counts too: forgotten there, or the only counter-examples. */
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
    const roleOf = new Map(tagCounts.keys.map((key, i) => [key, tagCounts.roles[i]]));
    // Items without a caption lack every tag, and nobody forgot one there.
    const captioned = Math.min(dataset.items, ...constantTags.map(({items, lacking}) => items + lacking));
    return constantTags
      .filter(({key, lacking, items}) => lacking > 0 && items >= LEAST && roleOf.get(key) === 'content')
      .map(({tag, missing}): Draft => {
        const question = `Is ${quoted(tag)} in this picture?`;
        return {
          severity: 'note',
          subject: {kind: 'tags', keys: [tag]},
          ...say(nearlyAlwaysTagsWords, {tag, missing: missing.length, of: captioned}),
          evidence: [itemEvidence(missing)],
          fixes: [{kind: 'review-list', keys: missing, question, applicability: 'manual'}],
        };
      });
  },
});
