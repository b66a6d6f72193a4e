import {METRICS} from '../../../metrics/index.ts';
import type {Comparison, MetricDelta} from '../../../report/comparison.ts';
import {figure} from '../../words/metric-value.ts';
import type {ActionReport, SetReport} from '../action-report.ts';
import {change, counted, folded, LEAST_POINTS, place, say, table} from './words.ts';

/** What every metric was and is, of all sets or of those that miss their gates. */
export function metricTables({sets}: ActionReport, which: 'all' | 'failing'): string {
  const shown = sets.filter(
    ({comparison, verdict}) => comparison !== null && (which === 'all' || verdict !== 'passed'),
  );
  const left = sets.filter(({comparison}) => comparison !== null).length - shown.length;
  const tables = shown.flatMap(set => metricTable(set));
  const counts = shown.map(({comparison}) => countsOf(comparison));
  const total = (name: 'changed' | 'unchanged'): number => counts.reduce((sum, one) => sum + one[name], 0);
  if (tables.length === 0) return '';
  const more = left > 0 ? [`${counted(left, 'more data set')} in the summary of the run.`] : [];
  return folded(
    `Metrics: ${total('changed')} changed, ${total('unchanged')} unchanged`,
    [...tables, ...more].join('\n\n'),
  );
}

function metricTable({path, comparison}: SetReport): string[] {
  const rows = rowsOf(comparison).filter(row => isChanged(row.metric));
  if (rows.length === 0) return [];
  const cells = rows.map(({title, metric: {value, score, unit}}) => [
    say(title),
    value.base === null ? '–' : figure({value: value.base, unit}),
    value.head === null ? '–' : figure({value: value.head, unit}),
    score.delta === null ? '–' : change(score.delta),
  ]);
  return [
    `${place(path)}\n\n${table(['Metric', 'Base', 'Now', 'Points of 100'], [':--', '--:', '--:', '--:'], cells)}`,
  ];
}

interface Row {
  readonly title: string;
  readonly metric: MetricDelta;
}

function rowsOf(comparison: Comparison | null): Row[] {
  if (comparison === null) return [];
  return METRICS.flatMap(({id}) => {
    const metric = Object.hasOwn(comparison.metrics, id) ? comparison.metrics[id] : undefined;
    return metric === undefined ? [] : [{title: metric.title, metric}];
  });
}

function isChanged({value, score}: MetricDelta): boolean {
  return value.base !== value.head && (Math.abs(score.delta ?? 0) >= LEAST_POINTS || Math.abs(value.delta ?? 1) > 1e-9);
}

function countsOf(comparison: Comparison | null): {changed: number; unchanged: number} {
  const rows = rowsOf(comparison);
  const changed = rows.filter(({metric}) => isChanged(metric)).length;
  return {changed, unchanged: rows.length - changed};
}
