import type {Profile} from '../../config/profiles.ts';
import {defineRule, type Rule} from '../rule.ts';
import {cut} from '../wording.ts';

const WITHOUT: Readonly<Record<Profile['withoutCaption'], string>> = {
  'class-tokens': 'Without the option it finds no caption and trains on the class token, or on an empty text.',
  empty: 'Without the option it finds no caption and trains on an empty text.',
  drop: 'Without the option it finds no caption and leaves the image out.',
  crash: 'Without the option it finds no caption and stops.',
};

/** Options that had to be taken for granted to read the set: the trainer does not guess. */
export const assumedOptions: Rule<'source' | 'settings'> = defineRule({
  id: 'assumed-options',
  patterns: [],
  version: 1,
  title: 'Options that your trainer must be told',
  needs: ['source', 'settings'],
  restsOn: 'settings',
  normalFor: [],
  find({source, settings}) {
    // A plug-in is installed, not set: it stands in the header of the report.
    const options = source.assumptions.filter(({option}) => option !== 'plug-in');
    return options.map(({option, value, why}) => {
      const name = option.replaceAll('-', '_');
      return {
        severity: 'warning',
        subject: {kind: 'option', keys: [option]},
        what: cut(`This reading takes ${name}=${value} for granted (${why})`, 140),
        why: WITHOUT[settings.withoutCaption],
        todo: cut(`Set ${name} to ${value} in the settings of ${settings.name}.`, 220),
        evidence: [{kind: 'option', name, now: 'not set', want: value}],
        fixes: [{kind: 'set-training-option', option: name, value, applicability: 'suggested'}],
      };
    });
  },
});
