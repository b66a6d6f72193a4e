import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {assumedOptionsWords} from './assumed-options.words.ts';

/** Options that had to be taken for granted to read the set: the trainer does not guess. */
export const assumedOptions: Rule<'source' | 'settings'> = defineRule({
  id: 'assumed-options',
  patterns: [],
  version: 1,
  title: 'Options that your trainer must be told',
  needs: ['source', 'settings'],
  restsOn: 'settings',
  normalFor: [],
  find({source, settings: {name: trainer, withoutCaption: without}}) {
    // A plug-in is installed, not set: it stands in the header of the report.
    const options = source.assumptions.filter(({option}) => option !== 'plug-in');
    return options.map(({option: key, value, why: reason}) => {
      const option = key.replaceAll('-', '_');
      return {
        severity: 'warning',
        subject: {kind: 'option', keys: [key]},
        ...say(assumedOptionsWords, {option, value, reason, trainer, without}),
        evidence: [{kind: 'option', name: option, now: 'not set', want: value}],
        fixes: [{kind: 'set-training-option', trainer, option, value, applicability: 'suggested'}],
      };
    });
  },
});
