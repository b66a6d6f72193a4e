import type {Comparison} from '../../report/comparison.ts';
import {PILLARS} from '../../scoring/pillars.ts';
import {cleanText} from '../clean-text.ts';
import {plain} from '../numbers.ts';
import {PILLAR_NAMES} from '../pillar-names.ts';
import type {BarsView} from '../view.ts';

/** Score and pillars of both sides beside each other, on the metrics that both have. */
export function beforeAfterView({score, pillars, base, head}: Comparison): BarsView {
  const rows = [
    {name: 'Health score', ...score},
    ...PILLARS.map(pillar => ({name: PILLAR_NAMES[pillar], ...pillars[pillar]})),
  ];
  const [before, after] = sideNames(base.label, head.label);
  const bars = rows.flatMap(({name, base: was, head: is}) => [
    ...(was === null ? [] : [{label: name, value: was, group: before}]),
    ...(is === null ? [] : [{label: name, value: is, group: after}]),
  ]);
  const {base: was, head: is} = score;
  return {
    kind: 'bars',
    across: 'rows',
    beside: true,
    title:
      was === null || is === null
        ? 'Not both sides have a score'
        : `Health score ${plain(Math.floor(was))} before, ${plain(Math.floor(is))} after`,
    summary: `${before} against ${after}: ${rows.map(({name, base: one, head: other}) => `${name} ${one === null ? '–' : plain(Math.floor(one))} → ${other === null ? '–' : plain(Math.floor(other))}`).join(', ')}.`,
    axis: {label: 'score', scale: 'linear', format: 'score', range: [0, 100]},
    of: 'pillar',
    bars,
    marks: [{value: 80, label: 'good'}],
  };
}

/** Two names that differ. */
function sideNames(base: string, head: string): [string, string] {
  const [before, after] = [cleanText(base, 30), cleanText(head, 30)];
  return before === after ? [`${before} (before)`, `${after} (after)`] : [before, after];
}
