import {tagKind, type TagKind} from '../../corpus/lexicon.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import type {Fix, Purpose} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {counted, cut, listed, tagEvidence} from '../wording.ts';

const LEAST = 3;

/** Kinds that belong to what is taught, so that the trigger may take them over. */
const TAUGHT: Readonly<Record<Purpose, readonly TagKind[]>> = {
  character: ['identity'],
  style: ['picture'],
  concept: [],
  general: [],
};

/** Tags that every item bears and that are neither trigger, quality nor count. */
export const alwaysTrueTags: Rule<'tagCounts' | 'constantTags' | 'dataset'> = defineRule({
  id: 'always-true-tags',
  patterns: ['A', 'C'],
  version: 1,
  title: 'Tags that are true of every image',
  needs: ['tagCounts', 'constantTags', 'dataset'],
  restsOn: 'distribution',
  normalFor: ['style'],
  find({tagCounts, constantTags, dataset}, {purpose}) {
    if (tagCounts === null || dataset.style === 'sentence') return [];
    const always = constantTags.filter(
      ({key, items, lacking}) => lacking === 0 && items >= LEAST && isContent(tagCounts, key),
    );
    const judged = always.filter(({key}) => tagKind(key) !== 'count');
    if (judged.length === 0) return [];
    const uses = tagCounts.df.reduce((total, n) => total + n, 0);
    const saturation = constantTags
      .filter(({key}) => isContent(tagCounts, key))
      .reduce((total, {items}) => total + items / uses, 0);
    const kinds = purpose === null ? [] : TAUGHT[purpose];
    const taught = judged.filter(({key}) => kinds.includes(tagKind(key)));
    const fixes = judged.map(({tag, key}): Fix => ({
      kind: 'remove-tag',
      tag,
      items: 'all',
      applicability: kinds.includes(tagKind(key)) ? 'suggested' : 'manual',
    }));
    const names = judged.map(({tag}) => tag);
    return [
      {
        severity: saturation >= 0.5 ? 'error' : saturation >= 0.25 ? 'warning' : 'note',
        subject: {kind: 'tags', keys: names},
        what: cut(`${counted(judged.length, 'tag')} in all ${dataset.items} captions: ${listed(names, 4)}`, 140),
        why: 'What never varies cannot be told from the trigger: it is learned with it, and is hard to prompt away.',
        todo: cut(
          todo(
            purpose,
            taught.map(({tag}) => tag),
          ),
          220,
        ),
        evidence: [
          tagEvidence(
            judged.map(({tag, key, items}) => ({tag, n: items, note: tagKind(key)})),
            dataset.items,
          ),
        ],
        fixes,
      },
    ];
  },
});

function isContent({keys, roles}: TagCounts, key: string): boolean {
  return roles[keys.indexOf(key)] === 'content';
}

function todo(purpose: Purpose | null, taught: readonly string[]): string {
  if (taught.length > 0 && purpose !== null) {
    return `Remove what belongs to the ${purpose} (${listed(taught)}); keep what is true only of these pictures, and add pictures without it.`;
  }
  const ask = purpose === null ? ' With --purpose character or style this says which.' : '';
  return `Keep what is true only of these pictures and add pictures without it; remove what is part of what you teach.${ask}`;
}
