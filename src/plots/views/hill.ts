import {hillNumber} from '../../math/hill.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import {plain} from '../numbers.ts';
import type {CurveView} from '../view.ts';

const ORDERS = Array.from({length: 61}, (_, i) => i / 20);

/** Hill numbers for q from 0 to 3: the steeper the fall, the more a few tags outweigh the rest. */
export function hillView({df, unit}: Pick<TagCounts, 'df' | 'unit'>): CurveView {
  const y = ORDERS.map(q => hillNumber(df, q) ?? 0);
  const [all, effective, dominant] = [0, 1, 2].map(q => plain(hillNumber(df, q) ?? 0));
  return {
    kind: 'curve',
    title: `${all} ${unit}s behave like ${effective} that are equally common`,
    summary: `Hill profile: ${all} ${unit}s in all, ${effective} effective (q = 1), ${dominant} dominant (q = 2).`,
    x: {label: 'order q: how much common ones count', scale: 'linear', format: 'number', range: [0, 3]},
    y: {label: `effective number of ${unit}s`, scale: 'linear', format: 'number'},
    series: [{name: 'Hill number', x: ORDERS, y, role: 'data'}],
    marks: [1, 2].map(value => ({value, label: value === 1 ? 'e^H' : '1 / Σ p²'})),
  };
}
