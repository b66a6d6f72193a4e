import type {Detail} from '../../metrics/detail.ts';
import {cleanText} from '../clean-text.ts';
import {plain} from '../numbers.ts';
import {CAPS, type View} from '../view.ts';
import {communitiesView} from './communities.ts';
import {pairMatrixView} from './pair-matrix.ts';

/** What stands behind a metric's number as a picture; null where that is a number and no more. */
export function metricDetailView(
  name: string,
  figure: string,
  {matrix, network, curve, rows = []}: Detail,
): View | null {
  const title = `${name}: ${figure}`;
  if (matrix !== undefined && matrix.labels.length > 2) return pairMatrixView(matrix);
  if (network !== undefined && network.edges.length > 0) return communitiesView(network);
  if (curve !== undefined && curve.x.length > 1) {
    return {
      kind: 'curve',
      title,
      summary: `${title}: a curve of ${plain(curve.x.length)} points.`,
      x: {label: '', scale: 'linear', format: 'number'},
      y: {label: '', scale: 'linear', format: 'number'},
      series: [{name: title, x: curve.x.slice(0, CAPS.points), y: curve.y.slice(0, CAPS.points), role: 'data'}],
      marks: [],
    };
  }
  if (rows.length === 0) return null;
  const bars = rows.slice(0, 30).map(({label, value, note}) => ({
    label: cleanText(label),
    value,
    ...(note === undefined ? {} : {note: cleanText(note)}),
  }));
  return {
    kind: 'bars',
    across: 'rows',
    title,
    summary: `${title}: ${bars
      .slice(0, 3)
      .map(({label, value}) => `${label} ${plain(value)}`)
      .join(', ')}.`,
    axis: {label: '', scale: 'linear', format: 'number'},
    of: '',
    bars,
    marks: [],
  };
}
