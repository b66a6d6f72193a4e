import {pointWords} from '../hover-words.ts';
import type {CurveView} from '../view.ts';
import {AXES, between, type Scale, type Spots} from './spots.ts';

/** Points of curves: a pointer means the nearest along the axis, wherever above or below it is. Guides are no data. */
export function pointSpots(view: CurveView, scale: Scale): Spots {
  const area = between(scale);
  const lanes = view.series
    .filter(({role}) => role !== 'guide')
    .map(series =>
      series.x.flatMap((at, i) => {
        const [x = NaN, y = NaN] = scale.at(AXES, [at, series.y[i] ?? NaN]);
        // Zero has no place on a logarithmic axis.
        if (!Number.isFinite(x) || !Number.isFinite(y)) return [];
        return [{x, y, width: 0, height: 0, words: pointWords(view, series, i)}];
      }),
    );
  return {
    kind: 'curve',
    by: 'x',
    reach: null,
    area,
    lanes: lanes.filter(lane => lane.length > 0),
    links: [],
    nodes: [],
  };
}
