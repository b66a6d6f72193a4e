import type {Pillar} from '../../metrics/metric.ts';
import type {Band, PillarScore} from '../../scoring/score.ts';
import {PILLARS} from '../../scoring/pillars.ts';
import {percent, plain} from '../numbers.ts';
import {PILLAR_NAMES} from '../pillar-names.ts';
import type {BarsView} from '../view.ts';

/** What of a report this draws. */
interface Scored {
  readonly score: {readonly value: number | null; readonly band: Band | null; readonly coverage: number};
  readonly pillars: Readonly<Record<Pillar, PillarScore>>;
}

/** The pillars' scores; what was not measured has no bar. */
export function pillarsView({score, pillars}: Scored): BarsView {
  const measured = PILLARS.flatMap(pillar => {
    const {score: own, coverage} = pillars[pillar];
    return own === null ? [] : [{pillar, own, coverage}];
  });
  const worst = measured.toSorted((a, b) => a.own - b.own)[0];
  const whole = score.value === null ? 'not scored' : plain(Math.floor(score.value));
  return {
    kind: 'bars',
    across: 'rows',
    title:
      worst === undefined
        ? 'Nothing was measured'
        : `Health score ${whole}; weakest: ${PILLAR_NAMES[worst.pillar]} ${plain(Math.floor(worst.own))}`,
    summary: `Health score ${whole}, ${percent(score.coverage)} measured: ${measured.map(({pillar, own}) => `${PILLAR_NAMES[pillar]} ${plain(Math.floor(own))}`).join(', ')}.`,
    axis: {label: 'score', scale: 'linear', format: 'score', range: [0, 100]},
    of: 'pillar',
    bars: measured.map(({pillar, own, coverage}) => ({
      label: PILLAR_NAMES[pillar],
      value: own,
      group: PILLAR_NAMES[pillar],
      note: `${percent(coverage)} of it measured`,
    })),
    marks: [{value: 80, label: 'good'}],
  };
}
