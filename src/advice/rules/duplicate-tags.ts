import {defineRule, type Rule} from '../rule.ts';
import {counted, cut, itemEvidence, quoted} from '../wording.ts';

/** A tag twice in one caption. Neighbours may be meant (`boy, boy` says two boys), so then removal is a judgement. */
export const duplicateTags: Rule<'captionText' | 'dataset'> = defineRule({
  id: 'duplicate-tags',
  patterns: ['D'],
  version: 1,
  title: 'Tags that stand twice in a caption',
  needs: ['captionText', 'dataset'],
  restsOn: 'files',
  normalFor: [],
  find({captionText: {repeated}, dataset}) {
    const first = repeated[0];
    if (first === undefined || dataset.style === 'sentence') return [];
    const items = [...new Set(repeated.flatMap(tag => tag.items))].toSorted();
    const neighbours = repeated.some(tag => tag.neighbours > 0);
    const exact = repeated.every(tag => tag.exact === tag.items.length);
    const others = repeated.length > 1 ? `, ${counted(repeated.length - 1, 'other tag')} too` : '';
    return [
      {
        severity: items.length >= 0.1 * dataset.items ? 'warning' : 'note',
        subject: {kind: 'tags', keys: repeated.map(({tag}) => tag)},
        what: cut(`${quoted(first.tag)} stands twice in ${counted(first.items.length, 'caption')}${others}`, 140),
        why: 'The second takes tokens and adds nothing, or it was meant to be another tag.',
        todo: neighbours
          ? 'Keep the first, unless the repetition says how many there are: then write the number.'
          : 'Keep the first.',
        evidence: [itemEvidence(items)],
        fixes: [
          {
            kind: 'deduplicate-tags',
            by: exact ? 'exact' : 'matchKey',
            applicability: exact && !neighbours ? 'safe' : 'suggested',
          },
        ],
      },
    ];
  },
});
