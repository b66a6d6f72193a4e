import type {Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {agree, counted, itemEvidence, listed} from '../wording.ts';

const OPTIONS: Readonly<Record<string, readonly [string, string | boolean]>> = {
  '|||': ['keep_tokens_separator', '|||'],
  ';;;': ['secondary_separator', ';;;'],
  '{a|b}': ['enable_wildcard', true],
};

/** Special syntax in captions whose option is off: it is trained as text. */
export const literalSyntax: Rule<'validity'> = defineRule({
  id: 'literal-syntax',
  patterns: [],
  version: 1,
  title: 'Syntax that is trained as text',
  needs: ['validity'],
  restsOn: 'settings',
  normalFor: [],
  find({validity}) {
    const note = validity.notes.find(({code}) => code === 'literal-syntax');
    if (note === undefined) return [];
    const fixes = note.details.flatMap((kind): Fix[] => {
      const option = OPTIONS[kind];
      return option === undefined
        ? []
        : [{kind: 'set-training-option', option: option[0], value: option[1], applicability: 'suggested'}];
    });
    const review: Fix = {
      kind: 'review-list',
      keys: note.places,
      question: 'Write it out, or turn the option on?',
      applicability: 'manual',
    };
    return [
      {
        severity: 'warning',
        subject: {kind: 'items', keys: ['literal-syntax']},
        what: `${counted(note.places.length, 'caption')} ${agree(note.places.length, 'contains', 'contain')} ${listed(note.details)}`,
        why: 'The option that would interpret it is off, so the signs are trained as words.',
        todo: 'Turn the option on, or write the captions out.',
        evidence: [itemEvidence(note.places)],
        fixes: fixes.length > 0 ? fixes : [review],
      },
    ];
  },
});
