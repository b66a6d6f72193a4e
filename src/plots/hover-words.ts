import {plain, written} from './numbers.ts';
import type {Axis, Bar, BarsView, CurveView, MatrixView, NetworkView, Series} from './view.ts';

/** Neighbours that are named. */
const NAMED = 5;

/** "hat", "12 %" and what else is told; of columns their note, which names the column, and what they count. */
export function barWords({across, axis}: Pick<BarsView, 'across' | 'axis'>, {label, value, note}: Bar): string[] {
  if (across === 'columns') return [note ?? label, onAxis(value, axis)];
  const number = written(value, axis);
  return [label, note === undefined || note === number ? number : `${number}: ${note}`];
}

/** The point's name, what it is of where there are several, and its place on both axes. */
export function pointWords({x, y, series}: CurveView, one: Series, point: number): string[] {
  const [across, up, name] = [one.x[point] ?? 0, one.y[point] ?? 0, one.labels?.[point]];
  const several = series.filter(({role}) => role !== 'guide').length > 1;
  return [...(name === undefined ? [] : [name]), ...(several ? [one.name] : []), onAxis(across, x), onAxis(up, y)];
}

/** Row, column, and the number of the cell. */
export function cellWords(
  {rows, columns, of}: MatrixView,
  [row, column]: readonly [number, number],
  value: number,
): string[] {
  return [rows[row] ?? '', columns[column] ?? '', `${of}: ${plain(value)}`];
}

/** The node's name, how large it is, its group where there are several, and whom it is joined with most. */
export function nodeWords({nodes, edges, groups, sizes}: NetworkView, node: number): string[] {
  const {label = '', size = 0, group = 0} = nodes[node] ?? {};
  const joined = edges
    .flatMap(({from, to, weight}) =>
      from === node ? [{other: to, weight}] : to === node ? [{other: from, weight}] : [],
    )
    .toSorted((a, b) => b.weight - a.weight)
    .map(({other}) => nodes[other]?.label ?? '');
  const more = joined.length - NAMED;
  return [
    label,
    ...(sizes === undefined ? [] : [`${sizes}: ${plain(size)}`]),
    ...(groups.length > 1 ? [`group: ${groups[group] ?? ''}`] : []),
    ...(joined.length === 0
      ? []
      : [`with ${joined.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${plain(more)} more` : ''}`]),
  ];
}

/** What follows a colon in the label of an axis explains it, and would part the name from its number. */
function onAxis(value: number, axis: Axis): string {
  const [name = ''] = axis.label.split(':');
  return `${name}: ${axis.ticks?.[value - 1] ?? written(value, axis)}`;
}
