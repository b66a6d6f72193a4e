import {tagKind, type TagKind} from '../../corpus/lexicon.ts';
import {saturation} from '../../metrics/saturation.ts';
import {reaches} from '../../math/reaches.ts';
import type {ConstantTag} from '../../statistics/constant-tags.ts';
import {tagEvidence} from '../evidence.ts';
import type {Fix, FindingSeverity, Purpose} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {alwaysTrueTagsWords} from './always-true-tags.words.ts';

const LEAST = 3;

/** Kinds that belong to what is taught, so that the trigger may take them over. */
const TAUGHT: Readonly<Record<Purpose, readonly TagKind[]>> = {
  character: ['identity'],
  style: ['picture'],
  concept: [],
  general: [],
};

/** Tags that every captioned item bears and that are neither trigger, quality nor count. */
export const alwaysTrueTags: Rule<'tagCounts' | 'constantTags' | 'dataset'> = defineRule({
  id: 'always-true-tags',
  patterns: ['A', 'C'],
  version: 1,
  title: 'Tags that are true of every image',
  needs: ['tagCounts', 'constantTags', 'dataset'],
  restsOn: 'distribution',
  normalFor: ['style'],
  find({tagCounts, constantTags, dataset}, {purpose, open}) {
    if (tagCounts === null || dataset.style === 'sentence') return [];
    const roleOf = new Map(tagCounts.keys.map((key, i) => [key, tagCounts.roles[i]]));
    const always = constantTags.filter(({lacking, items}) => lacking === 0 && items >= LEAST);
    const content = always.filter(({key}) => roleOf.get(key) === 'content' && tagKind(key) !== 'count');
    const judged = open(content, ({key}) => key);
    if (judged.length === 0) return [];
    const byDesign = always.filter(({key}) => roleOf.get(key) === 'quality');
    const isTaught = (tag: ConstantTag): boolean => belongs(tag, purpose);
    const tags = judged.map(({tag}) => tag);
    return [
      {
        severity: severityOf(saturation.measure({tagCounts})),
        subject: {kind: 'tags', keys: tags},
        ...say(alwaysTrueTagsWords, {
          tags,
          captions: judged.reduce((least, {items}) => Math.min(least, items), Infinity),
          purpose,
          taught: judged.filter(isTaught).map(({tag}) => tag),
        }),
        evidence: [
          tagEvidence(
            judged.map(({tag, key, items}) => ({tag, n: items, note: tagKind(key)})),
            dataset.items,
          ),
          tagEvidence(
            byDesign.map(({tag, items}) => ({tag, n: items, note: 'by design'})),
            dataset.items,
          ),
        ],
        fixes: judged.map((tag): Fix => {
          const applicability = isTaught(tag) ? 'suggested' : 'manual';
          return {kind: 'remove-tag', tag: tag.tag, items: 'all', applicability};
        }),
      },
    ];
  },
});

/** Of a concept its class words are taught: what they name is the concept. */
function belongs({key, classWord}: ConstantTag, purpose: Purpose | null): boolean {
  if (purpose === null) return false;
  return TAUGHT[purpose].includes(tagKind(key)) || (purpose === 'concept' && classWord);
}

/** At the anchors of saturation: docs/metrics/saturation.md. */
function severityOf(measured: ReturnType<typeof saturation.measure>): FindingSeverity {
  const share = 'value' in measured ? measured.value : 0;
  return reaches(share, 0.5) ? 'error' : reaches(share, 0.25) ? 'warning' : 'note';
}
