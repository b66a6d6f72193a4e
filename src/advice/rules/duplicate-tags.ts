import {reaches} from '../../math/reaches.ts';
import {itemEvidence} from '../evidence.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {duplicateTagsWords} from './duplicate-tags.words.ts';

const WIDESPREAD = 0.1;

/** A tag twice in one caption. Neighbours may be meant (`boy, boy` says two boys), so then removal is a judgement. */
export const duplicateTags: Rule<'captionText' | 'dataset'> = defineRule({
  id: 'duplicate-tags',
  patterns: ['D'],
  version: 1,
  title: 'Tags that stand twice in a caption',
  needs: ['captionText', 'dataset'],
  restsOn: 'files',
  normalFor: [],
  find({captionText, dataset}, {open}) {
    const repeated = open(captionText.repeated, ({tag}) => tag);
    const first = repeated[0];
    if (first === undefined || dataset.style === 'sentence') return [];
    const items = [...new Set(repeated.flatMap(tag => tag.items))].toSorted();
    // The edit knows no single tags: what was accepted must not be repaired with the rest.
    const all = captionText.repeated;
    const neighbours = all.some(tag => tag.neighbours > 0);
    const exact = all.every(tag => tag.exact === tag.items.length);
    const isSafe = exact && !neighbours && repeated.length === all.length;
    return [
      {
        severity: reaches(items.length / dataset.items, WIDESPREAD) ? 'warning' : 'note',
        subject: {kind: 'tags', keys: repeated.map(({tag}) => tag)},
        ...say(duplicateTagsWords, {
          tag: first.tag,
          captions: first.items.length,
          others: repeated.length - 1,
          neighbours,
        }),
        evidence: [itemEvidence(items)],
        fixes: [
          {
            kind: 'deduplicate-tags',
            by: exact ? 'exact' : 'matchKey',
            applicability: isSafe ? 'safe' : 'suggested',
          },
        ],
      },
    ];
  },
});
