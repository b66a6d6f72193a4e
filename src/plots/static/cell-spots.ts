import {cellWords} from '../hover-words.ts';
import type {MatrixView} from '../view.ts';
import {between, type Scale, type Spots} from './spots.ts';

/** Cells that are not empty. */
export function cellSpots(view: MatrixView, scale: Scale): Spots {
  const {rows, columns, values} = view;
  const area = between(scale);
  const [left, top, right, bottom] = area;
  const width = (right - left) / Math.max(1, columns.length);
  const height = (bottom - top) / Math.max(1, rows.length);
  const lanes = values.map((row, j) =>
    row.flatMap((value, i) =>
      value === null
        ? []
        : [{x: left + i * width, y: top + j * height, width, height, words: cellWords(view, [j, i], value)}],
    ),
  );
  return {
    kind: 'matrix',
    by: 'both',
    reach: 0,
    area,
    lanes: lanes.filter(lane => lane.length > 0),
    links: [],
    nodes: [],
  };
}
