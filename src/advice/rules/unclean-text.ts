import type {UncleanKind} from '../../statistics/caption-text.ts';
import type {Draft, Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {agree, counted, itemEvidence} from '../wording.ts';

const WIDESPREAD = 0.1;

interface Words {
  readonly says: (captions: number) => string;
  readonly why: string;
  readonly fix: Fix;
}

const EMPTY: Fix = {kind: 'normalise-text', what: 'empty-tag', applicability: 'safe'};
const KINDS: Readonly<Record<UncleanKind, Words>> = {
  'trailing-separator': {
    says: n => agree(n, 'ends in a separator', 'end in a separator'),
    why: 'With shuffling the empty tag behind it is trained and can take a keep-tokens place.',
    fix: EMPTY,
  },
  'empty-tag': {
    says: n => `${agree(n, 'holds', 'hold')} empty tags`,
    why: 'With shuffling an empty tag is trained and can take a keep-tokens place.',
    fix: EMPTY,
  },
  'zero-width': {
    says: n => `${agree(n, 'holds', 'hold')} invisible characters`,
    why: 'The encoder sees them: the tag becomes another word that nobody will ever prompt.',
    fix: {kind: 'normalise-text', what: 'zero-width', applicability: 'safe'},
  },
  nbsp: {
    says: n => `${agree(n, 'holds', 'hold')} no-break spaces`,
    why: 'They look like spaces and are other characters: encoders that keep them learn another word.',
    fix: {kind: 'normalise-text', what: 'nbsp', applicability: 'suggested'},
  },
  'full-width-comma': {
    says: n => `${agree(n, 'uses', 'use')} full-width commas`,
    why: 'They separate nothing for the trainer: all tags between them are one long tag.',
    fix: {kind: 'normalise-text', what: 'full-width-comma', applicability: 'suggested'},
  },
};

/** In prose an empty piece is the gap between two paragraphs. */
const OF_TAGS: readonly UncleanKind[] = ['empty-tag', 'trailing-separator'];

/** Empty tags and characters that no one meant to write, one finding a kind. */
export const uncleanText: Rule<'captionText' | 'dataset'> = defineRule({
  id: 'unclean-text',
  patterns: ['D'],
  version: 1,
  title: 'Unclean text',
  needs: ['captionText', 'dataset'],
  restsOn: 'files',
  normalFor: [],
  find({captionText, dataset}) {
    const meant = captionText.unclean.filter(({kind}) => dataset.style !== 'sentence' || !OF_TAGS.includes(kind));
    return meant.map(({kind, items}): Draft => {
      const {says, why, fix} = KINDS[kind];
      const serious = kind === 'full-width-comma' || items.length >= WIDESPREAD * dataset.items;
      return {
        severity: serious ? 'warning' : 'note',
        subject: {kind: 'items', keys: [kind]},
        what: `${counted(items.length, 'caption')} ${says(items.length)}`,
        why,
        todo: 'Remove or replace them; nothing else in the captions changes.',
        evidence: [itemEvidence(items)],
        fixes: [fix],
      };
    });
  },
});
