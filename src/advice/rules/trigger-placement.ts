import type {Draft} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {agree, counted, cut, itemEvidence, quoted} from '../wording.ts';

/** The trigger is missing somewhere, or not first although it usually is. */
export const triggerPlacement: Rule<'triggerPlacement' | 'dataset'> = defineRule({
  id: 'trigger-placement',
  patterns: [],
  version: 1,
  title: 'Trigger missing or out of place',
  needs: ['triggerPlacement', 'dataset'],
  restsOn: 'files',
  normalFor: [],
  find({triggerPlacement: placement, dataset: {trigger, items, style}}) {
    if (placement === null || trigger === null || style !== 'tags') return [];
    const name = quoted(trigger.text);
    const drafts: Draft[] = [];
    const {missing, notFirst, first} = placement;
    if (missing.length > 0) {
      drafts.push({
        severity: 'warning',
        subject: {kind: 'items', keys: ['missing']},
        what: cut(`The trigger ${name} is missing from ${missing.length} of ${counted(items, 'caption')}`, 140),
        why: 'What these images show is learned without the word that is to call it.',
        todo: 'Add it where the subject is in the picture, or let the trainer put it before every caption.',
        evidence: [itemEvidence(missing)],
        fixes: [
          {kind: 'review-list', keys: missing, question: 'Is the subject in this picture?', applicability: 'manual'},
          {kind: 'set-training-option', option: 'caption_prefix', value: `${trigger.text},`, applicability: 'manual'},
        ],
      });
    }
    if (notFirst.length > 0 && first >= items / 2) {
      drafts.push({
        severity: 'warning',
        subject: {kind: 'items', keys: ['not-first']},
        what: cut(`The trigger ${name} does not come first in ${notFirst.length} of ${counted(items, 'caption')}`, 140),
        why: 'Only leading tags can be protected from shuffling and dropout, and only early tokens are never cut off.',
        todo: `Move it to the front of ${agree(notFirst.length, 'that caption', 'those captions')}.`,
        evidence: [itemEvidence(notFirst)],
        fixes: [{kind: 'reorder-tags', first: trigger.text.split(', '), applicability: 'suggested'}],
      });
    }
    return drafts;
  },
});
