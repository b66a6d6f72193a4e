import type {ProfileName} from '../../config/profiles.ts';
import {itemEvidence} from '../evidence.ts';
import type {Draft, Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {triggerMissingWords, triggerNotFirstWords} from './trigger-placement.words.ts';

/** How trainers put a text before every caption. kohya adds a space behind it, diffusion-pipe adds nothing. */
const BEFORE: Readonly<Partial<Record<ProfileName, readonly [option: string, behind: string]>>> = {
  kohya: ['caption_prefix', ','],
  'kohya-gui': ['caption_prefix', ','],
  'diffusion-pipe': ['caption_prefix', ', '],
  'ai-toolkit': ['trigger_word', ''],
};

/** The trigger is missing somewhere, or not first although it usually is. */
export const triggerPlacement: Rule<'triggerPlacement' | 'dataset' | 'settings'> = defineRule({
  id: 'trigger-placement',
  patterns: [],
  version: 1,
  title: 'Trigger missing or out of place',
  needs: ['triggerPlacement', 'dataset', 'settings'],
  restsOn: 'files',
  normalFor: [],
  find({triggerPlacement: placement, dataset: {trigger, style}, settings}) {
    if (placement === null || trigger === null || style !== 'tags') return [];
    const {missing, notFirst, first, captioned} = placement;
    const drafts: Draft[] = [];
    if (missing.length > 0) {
      drafts.push({
        severity: 'warning',
        subject: {kind: 'items', keys: ['missing']},
        ...say(triggerMissingWords, {trigger: trigger.text, items: missing.length, of: captioned}),
        evidence: [itemEvidence(missing)],
        fixes: missingFixes(trigger.text, missing, settings.name),
      });
    }
    if (notFirst.length > 0 && first >= captioned / 2) {
      drafts.push({
        severity: 'warning',
        subject: {kind: 'items', keys: ['not-first']},
        ...say(triggerNotFirstWords, {trigger: trigger.text, items: notFirst.length, of: captioned}),
        evidence: [itemEvidence(notFirst)],
        fixes: [{kind: 'reorder-tags', first: trigger.text.split(', '), applicability: 'suggested'}],
      });
    }
    return drafts;
  },
});

function missingFixes(trigger: string, keys: readonly string[], trainer: ProfileName): Fix[] {
  const question = 'Is the subject in this picture?';
  const review: Fix = {kind: 'review-list', keys, question, applicability: 'manual'};
  const before = BEFORE[trainer];
  if (before === undefined) return [review];
  const [option, behind] = before;
  const value = `${trigger}${behind}`;
  return [review, {kind: 'set-training-option', trainer, option, value, applicability: 'manual'}];
}
