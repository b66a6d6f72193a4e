import {giniCoefficient} from '../../metrics/gini.ts';
import {lorenzCurve} from '../../math/lorenz.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import {percent, plain} from '../numbers.ts';
import type {CurveView} from '../view.ts';

/** Share of all uses that the rarest x % of the tags hold, beside the diagonal of equal tags. */
export function lorenzView({df, unit}: Pick<TagCounts, 'df' | 'unit'>): CurveView {
  const {x, y} = lorenzCurve(df, 257);
  const gini = giniCoefficient(df);
  const half = y[x.findIndex(share => share >= 0.5)] ?? 0;
  const number = gini === undefined ? 'undefined' : plain(gini);
  return {
    kind: 'curve',
    title: x.length === 0 ? `No ${unit}s` : `The rarer half of the ${unit}s holds ${percent(half)} of all uses`,
    summary: `Lorenz curve of ${plain(df.length)} ${unit}s: Gini coefficient ${number}; the rarer half holds ${percent(half)} of all uses.`,
    x: {label: `share of the ${unit}s, rarest first`, scale: 'linear', format: 'percent', range: [0, 1]},
    y: {label: 'share of all uses', scale: 'linear', format: 'percent', range: [0, 1]},
    series: [
      {name: `Gini ${number}`, x, y, role: 'data'},
      {name: 'all equal', x: [0, 1], y: [0, 1], role: 'guide'},
    ],
    marks: [],
  };
}
