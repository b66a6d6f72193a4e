import type {Comparison} from '../../report/comparison.ts';
import {cleanText} from '../clean-text.ts';
import {plain} from '../numbers.ts';
import {PILLAR_NAMES} from '../pillar-names.ts';
import type {BarsView} from '../view.ts';

/** Below, a part would not be seen. */
const LEAST = 0.05;
const SHOWN = 20;

/** Which metrics moved the score by how many points: the bars sum to the change. */
export function attributionView({attribution, score, base, head}: Comparison): BarsView {
  const strong = attribution.filter(({points}) => Math.abs(points) >= LEAST).slice(0, SHOWN);
  const rest = attribution.filter(part => !strong.includes(part));
  const others = rest.reduce((sum, {points}) => sum + points, 0);
  const {delta} = score;
  const [first] = strong;
  const sides = `from ${cleanText(base.label, 40)} to ${cleanText(head.label, 40)}`;
  return {
    kind: 'bars',
    across: 'rows',
    title:
      delta === null
        ? 'The two scores cannot be compared'
        : `${changed(delta)}${first === undefined ? '' : `; most by ${first.title.toLowerCase()}`}`,
    summary:
      delta === null
        ? `Change of the score ${sides}: not comparable.`
        : `Change of the score ${sides}: ${signed(delta)} points; ${
            strong
              .slice(0, 3)
              .map(({title, points}) => `${title} ${signed(points)}`)
              .join(', ') || 'no metric moved'
          }.`,
    axis: {label: 'points of the health score', scale: 'linear', format: 'points'},
    of: 'metric',
    bars: [
      ...strong.map(({title, pillar, points}) => ({
        label: title,
        value: points,
        note: `${signed(points)} points`,
        group: PILLAR_NAMES[pillar],
      })),
      ...(Math.abs(others) < LEAST ? [] : [{label: `${plain(rest.length)} others`, value: others, group: 'others'}]),
    ],
    marks: [],
  };
}

/** "+1.2", "−0.4". */
export function signed(points: number): string {
  const rounded = Math.round(points * 10) / 10;
  return rounded > 0 ? `+${plain(rounded)}` : plain(rounded);
}

function changed(delta: number): string {
  if (Math.abs(delta) < LEAST) return 'The score stays as it is';
  return `The score ${delta > 0 ? 'gains' : 'loses'} ${plain(Math.abs(Math.round(delta * 10) / 10))} points`;
}
