import {cappingCodes} from '../capping.ts';
import {itemEvidence} from '../evidence.ts';
import type {Fix} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {literalSyntaxWords} from './literal-syntax.words.ts';

/** Options of sd-scripts; the other trainers have none of them. */
const OPTIONS: ReadonlyMap<string, readonly [string, string | boolean]> = new Map<
  string,
  readonly [string, string | boolean]
>([
  ['|||', ['keep_tokens_separator', '|||']],
  [';;;', ['secondary_separator', ';;;']],
  ['{a|b}', ['enable_wildcard', true]],
]);

/** Special syntax in captions whose option is off: it is trained as text. */
export const literalSyntax: Rule<'validity' | 'settings'> = defineRule({
  id: 'literal-syntax',
  patterns: [],
  version: 1,
  title: 'Syntax that is trained as text',
  needs: ['validity', 'settings'],
  restsOn: 'settings',
  normalFor: [],
  find({validity, settings: {name: trainer}}) {
    const note = validity.notes.find(({code}) => code === 'literal-syntax');
    if (note === undefined) return [];
    const {places: keys, details: kinds} = note;
    const isKohya = trainer === 'kohya' || trainer === 'kohya-gui';
    const fixes = kinds.flatMap((kind): Fix[] => {
      const option = isKohya ? OPTIONS.get(kind) : undefined;
      if (option === undefined) return [];
      const [name, value] = option;
      return [{kind: 'set-training-option', trainer, option: name, value, applicability: 'suggested'}];
    });
    const question = 'Write it out, or turn the option on?';
    const caps = cappingCodes(validity).has('literal-syntax');
    return [
      {
        severity: 'warning',
        subject: {kind: 'items', keys: ['literal-syntax']},
        ...say(literalSyntaxWords, {captions: keys.length, kinds, hasOption: fixes.length > 0, caps}),
        capsScore: caps,
        evidence: [itemEvidence(keys)],
        fixes: fixes.length > 0 ? fixes : [{kind: 'review-list', keys, question, applicability: 'manual'}],
      },
    ];
  },
});
