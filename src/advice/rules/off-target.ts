import {targetDistance} from '../../metrics/target-divergence.ts';
import type {Draft} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {cut, percent, quoted, tagEvidence} from '../wording.ts';

/** The set is not distributed as the user declared. */
export const offTarget: Rule<'targets'> = defineRule({
  id: 'off-target',
  patterns: ['A'],
  version: 1,
  title: 'Off target',
  needs: ['targets'],
  restsOn: 'distribution',
  normalFor: [],
  find({targets}) {
    return targets.flatMap((target): Draft[] => {
      const {name, kind, items, values} = target;
      const jsd = targetDistance(target) ?? 0;
      const widest = values.toSorted((a, b) => b.want - b.have - (a.want - a.have))[0];
      const missed = kind === 'coverage' && values.some(({want, have}) => want !== have);
      if (widest === undefined || widest.want <= widest.have || (jsd < 0.1 && !missed)) return [];
      const add = widest.want >= 1 ? null : Math.ceil(((widest.want - widest.have) * items) / (1 - widest.want));
      return [
        {
          severity: jsd >= 0.3 ? 'error' : 'warning',
          subject: {kind: 'tags', keys: [name, widest.value]},
          what: cut(
            `You asked for ${percent(widest.want)} ${quoted(widest.value)} and have ${percent(widest.have)}`,
            140,
          ),
          why: 'The model will follow the data, not the wish.',
          todo:
            add === null
              ? 'Replace the others.'
              : cut(`Add about ${add} items with ${quoted(widest.value)}, or take others out.`, 220),
          evidence: [
            tagEvidence(
              values.map(({value, want, have}) => ({tag: value, n: have * items, note: `want ${percent(want)}`})),
              items,
            ),
          ],
          fixes: [],
        },
      ];
    });
  },
});
